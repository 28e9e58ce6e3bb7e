CREATE TABLE gender_equality_centre (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  municipality_code text NOT NULL,
  address jsonb NOT NULL,
  telephone text NOT NULL,
  founded_on text NOT NULL,
  building jsonb NOT NULL,
  floor integer NOT NULL,
  exclusive_area_m2 double precision NOT NULL,
  opening_hours jsonb NOT NULL,
  closing_rules jsonb NOT NULL
);

CREATE TABLE centre_slot (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  centre_id text NOT NULL REFERENCES gender_equality_centre DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL,
  hours jsonb NOT NULL
);
CREATE INDEX ON centre_slot (centre_id);

CREATE TABLE centre_room (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  centre_id text NOT NULL REFERENCES gender_equality_centre DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  name jsonb NOT NULL,
  capacity_persons integer,
  area_m2 double precision NOT NULL,
  area_is_approximate boolean NOT NULL,
  use text NOT NULL,
  tariffs jsonb
);
CREATE INDEX ON centre_room (centre_id);

CREATE TABLE consultation (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  centre_id text NOT NULL REFERENCES gender_equality_centre DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  name jsonb NOT NULL,
  patterns jsonb NOT NULL,
  counts jsonb NOT NULL
);
CREATE INDEX ON consultation (centre_id);

CREATE TABLE consultation_total (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  centre_id text NOT NULL REFERENCES gender_equality_centre DEFERRABLE INITIALLY DEFERRED,
  fiscal_year integer NOT NULL,
  printed_cases integer NOT NULL
);
CREATE INDEX ON consultation_total (centre_id);

CREATE TABLE city_brand (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  resources jsonb NOT NULL,
  aim jsonb NOT NULL
);

CREATE TABLE brand_effort (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  brand_id text NOT NULL REFERENCES city_brand DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  name jsonb NOT NULL
);
CREATE INDEX ON brand_effort (brand_id);

CREATE TABLE cool_japan_forest (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  aim jsonb NOT NULL,
  partners jsonb NOT NULL,
  focus_area jsonb NOT NULL,
  joint_projects jsonb NOT NULL,
  hub_id text NOT NULL,
  logo jsonb NOT NULL
);

CREATE TABLE forest_pillar (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  forest_id text NOT NULL REFERENCES cool_japan_forest DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL,
  subtitle jsonb,
  summary jsonb NOT NULL
);
CREATE INDEX ON forest_pillar (forest_id);

CREATE TABLE forest_facility (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  forest_id text NOT NULL REFERENCES cool_japan_forest DEFERRABLE INITIALLY DEFERRED,
  name jsonb NOT NULL,
  operator jsonb
);
CREATE INDEX ON forest_facility (forest_id);

ALTER TABLE cool_japan_forest
  ADD FOREIGN KEY (hub_id) REFERENCES forest_facility DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE forest_milestone (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  forest_id text NOT NULL REFERENCES cool_japan_forest DEFERRABLE INITIALLY DEFERRED,
  when_text text NOT NULL,
  kind text NOT NULL,
  event jsonb NOT NULL,
  facility_id text REFERENCES forest_facility DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON forest_milestone (forest_id);
CREATE INDEX ON forest_milestone (facility_id);

CREATE TABLE brand_forest (
  id text PRIMARY KEY,
  brand_id text NOT NULL REFERENCES city_brand DEFERRABLE INITIALLY DEFERRED,
  forest_id text NOT NULL REFERENCES cool_japan_forest DEFERRABLE INITIALLY DEFERRED,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX ON brand_forest (brand_id);
CREATE INDEX ON brand_forest (forest_id);

CREATE TABLE friendship_committee (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  english_name text NOT NULL,
  founded text NOT NULL,
  purpose jsonb NOT NULL,
  activities jsonb NOT NULL
);

CREATE TABLE committee_sister_city (
  id text PRIMARY KEY,
  committee_id text NOT NULL REFERENCES friendship_committee DEFERRABLE INITIALLY DEFERRED,
  sister_city_id text NOT NULL REFERENCES sister_city DEFERRABLE INITIALLY DEFERRED,
  part jsonb NOT NULL,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX ON committee_sister_city (committee_id);
CREATE INDEX ON committee_sister_city (sister_city_id);

CREATE TABLE peace_policy (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  fiscal_year integer NOT NULL,
  years_after_war integer NOT NULL,
  aim jsonb NOT NULL
);

CREATE TABLE peace_activity (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  policy_id text NOT NULL REFERENCES peace_policy DEFERRABLE INITIALLY DEFERRED,
  when_text text NOT NULL,
  kind text NOT NULL,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  details jsonb NOT NULL
);
CREATE INDEX ON peace_activity (policy_id);

CREATE TABLE municipality (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  code text NOT NULL UNIQUE,
  name jsonb NOT NULL,
  kana text NOT NULL,
  code_source jsonb NOT NULL
);

CREATE TABLE regional_council (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  founded_in text NOT NULL,
  background jsonb NOT NULL,
  aim jsonb NOT NULL
);

CREATE TABLE regional_council_member (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  council_id text NOT NULL REFERENCES regional_council DEFERRABLE INITIALLY DEFERRED,
  municipality_id text NOT NULL REFERENCES municipality DEFERRABLE INITIALLY DEFERRED,
  joined_in text NOT NULL,
  joined_in_as_printed text NOT NULL
);
CREATE INDEX ON regional_council_member (council_id);
CREATE INDEX ON regional_council_member (municipality_id);

CREATE TABLE regional_council_officer (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  council_id text NOT NULL REFERENCES regional_council DEFERRABLE INITIALLY DEFERRED,
  municipality_id text NOT NULL REFERENCES municipality DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  office text NOT NULL,
  holder jsonb NOT NULL
);
CREATE INDEX ON regional_council_officer (council_id);
CREATE INDEX ON regional_council_officer (municipality_id);

CREATE TABLE regional_council_committee (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  council_id text NOT NULL REFERENCES regional_council DEFERRABLE INITIALLY DEFERRED,
  name jsonb NOT NULL,
  department_in_charge jsonb NOT NULL,
  established_in text NOT NULL
);
CREATE INDEX ON regional_council_committee (council_id);

CREATE TABLE shared_service (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  council_id text NOT NULL REFERENCES regional_council DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL,
  name jsonb NOT NULL,
  purpose jsonb
);
CREATE INDEX ON shared_service (council_id);

CREATE TABLE shared_service_member (
  id text PRIMARY KEY,
  shared_service_id text NOT NULL REFERENCES shared_service DEFERRABLE INITIALLY DEFERRED,
  municipality_id text NOT NULL REFERENCES municipality DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON shared_service_member (shared_service_id);
CREATE INDEX ON shared_service_member (municipality_id);

CREATE TABLE academic_cooperation_area (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  number integer NOT NULL,
  name jsonb NOT NULL,
  differs_by_school boolean NOT NULL
);

CREATE TABLE academic_agreement (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  school jsonb NOT NULL,
  purpose jsonb NOT NULL,
  concluded_in text
);

CREATE TABLE academic_agreement_area (
  id text PRIMARY KEY,
  agreement_id text NOT NULL REFERENCES academic_agreement DEFERRABLE INITIALLY DEFERRED,
  area_id text NOT NULL REFERENCES academic_cooperation_area DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON academic_agreement_area (agreement_id);
CREATE INDEX ON academic_agreement_area (area_id);

CREATE TABLE comprehensive_plan (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  ordinal integer NOT NULL,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  period jsonb NOT NULL,
  structure jsonb NOT NULL,
  principle jsonb NOT NULL
);

CREATE TABLE plan_tier (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL REFERENCES comprehensive_plan DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  name jsonb NOT NULL,
  role jsonb NOT NULL,
  periods jsonb NOT NULL,
  revision text
);
CREATE INDEX ON plan_tier (plan_id);

CREATE TABLE vision (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL REFERENCES comprehensive_plan DEFERRABLE INITIALLY DEFERRED,
  statement jsonb NOT NULL,
  horizon_years integer NOT NULL,
  thoughts jsonb NOT NULL
);
CREATE INDEX ON vision (plan_id);

CREATE TABLE chapter (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL REFERENCES comprehensive_plan DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL
);
CREATE INDEX ON chapter (plan_id);

CREATE TABLE section (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  chapter_id text NOT NULL REFERENCES chapter DEFERRABLE INITIALLY DEFERRED,
  code text NOT NULL,
  number integer NOT NULL,
  name jsonb NOT NULL
);
CREATE INDEX ON section (chapter_id);

CREATE TABLE leading_project (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL REFERENCES comprehensive_plan DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL,
  subtitle jsonb NOT NULL,
  covers jsonb NOT NULL,
  chapter_links jsonb NOT NULL
);
CREATE INDEX ON leading_project (plan_id);

CREATE TABLE program (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL
);
CREATE INDEX ON program (subject_id);

CREATE TABLE program_section (
  id text PRIMARY KEY,
  program_id text NOT NULL REFERENCES program DEFERRABLE INITIALLY DEFERRED,
  section_id text NOT NULL REFERENCES section DEFERRABLE INITIALLY DEFERRED,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX ON program_section (program_id);
CREATE INDEX ON program_section (section_id);

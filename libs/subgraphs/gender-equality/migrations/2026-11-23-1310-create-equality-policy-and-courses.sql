CREATE TABLE equality_ordinance (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  aim jsonb NOT NULL,
  provisions jsonb NOT NULL,
  promulgated_on date NOT NULL,
  in_force_on date NOT NULL
);

CREATE TABLE equality_plan (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  ordinal integer NOT NULL,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  period jsonb NOT NULL
);

CREATE TABLE equality_magazine (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  issues_per_year integer NOT NULL,
  volumes jsonb NOT NULL,
  paper_size text NOT NULL,
  pages integer NOT NULL,
  copies_per_issue integer NOT NULL
);

CREATE TABLE share_of_women (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  municipality_code text NOT NULL,
  as_of_date date NOT NULL,
  "order" integer NOT NULL,
  "group" text NOT NULL,
  name jsonb NOT NULL,
  total_persons integer NOT NULL,
  women_persons integer NOT NULL,
  printed_ratio_percent double precision NOT NULL,
  not_counted jsonb,
  part_ids jsonb
);

CREATE TABLE centre_course (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  fiscal_year integer NOT NULL,
  number integer NOT NULL,
  name jsonb NOT NULL,
  subtitle jsonb,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  recruitment jsonb,
  sessions jsonb NOT NULL,
  attendances jsonb NOT NULL,
  events jsonb NOT NULL,
  lecturers text,
  notes jsonb NOT NULL,
  search_text text NOT NULL
);

CREATE TABLE dv_support_centre (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  tasks jsonb NOT NULL,
  place jsonb NOT NULL,
  staff jsonb NOT NULL
);

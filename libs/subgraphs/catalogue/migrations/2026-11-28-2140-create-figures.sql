CREATE TABLE indicator (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  code text NOT NULL,
  name jsonb NOT NULL,
  definition jsonb NOT NULL,
  unit text NOT NULL,
  is_additive_over_records boolean NOT NULL,
  is_additive_over_periods boolean NOT NULL,
  why_not_additive jsonb NOT NULL,
  dimensions jsonb NOT NULL
);

CREATE TABLE observation (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  name jsonb NOT NULL,
  indicator_id text NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  value double precision NOT NULL,
  printed text NOT NULL,
  unit text NOT NULL,
  date text NOT NULL,
  date_basis text NOT NULL,
  status text NOT NULL,
  dimensions jsonb NOT NULL,
  field text NOT NULL,
  also_about_records jsonb NOT NULL,
  part_ids jsonb,
  may_include_ids jsonb NOT NULL
);

-- Each order of a list that has pages is an index.
CREATE INDEX indicator_name_idx ON indicator ((name ->> 'ja'), id);
CREATE INDEX observation_name_idx ON observation ((name ->> 'ja'), id);
CREATE INDEX observation_date_idx ON observation (earliest_day(date), id);
CREATE INDEX ON observation (line, id);
CREATE INDEX ON observation (subgraph, id);
CREATE INDEX ON observation (record_type, id);
CREATE INDEX ON observation (indicator_id, id);
CREATE INDEX ON observation (value, id);
-- Of one indicator, by period: the observations of an indicator, and a series.
CREATE INDEX observation_series_idx ON observation (indicator_id, earliest_day(date), id);
CREATE INDEX ON observation (indicator_id);
CREATE INDEX ON observation (record_id);

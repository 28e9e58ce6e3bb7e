CREATE TABLE source_correction (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  field text NOT NULL,
  printed text NOT NULL,
  read text NOT NULL,
  reason jsonb NOT NULL,
  confidence text NOT NULL
);

CREATE TABLE source_gap (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  field text NOT NULL,
  reason text NOT NULL,
  note jsonb
);

CREATE TABLE source_check (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  statement jsonb NOT NULL,
  printed text NOT NULL,
  computed text NOT NULL,
  agrees boolean NOT NULL
);

CREATE TABLE correction (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  name jsonb NOT NULL,
  field text NOT NULL,
  printed text NOT NULL,
  read text NOT NULL,
  reason jsonb NOT NULL,
  confidence text NOT NULL
);

CREATE TABLE gap (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  name jsonb NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  note jsonb
);

CREATE TABLE "check" (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  line integer,
  name jsonb NOT NULL,
  printed text NOT NULL,
  computed text NOT NULL,
  agrees boolean NOT NULL
);

-- A page of a list costs the same however long the list is.
CREATE INDEX ON correction (line, id);
CREATE INDEX ON correction (subgraph, id);
CREATE INDEX ON correction (record_type, id);
CREATE INDEX ON gap (line, id);
CREATE INDEX ON gap (subgraph, id);
CREATE INDEX ON gap (record_type, id);
CREATE INDEX ON "check" (line, id);
CREATE INDEX ON "check" (subgraph, id);
CREATE INDEX ON "check" (record_type, id);

CREATE TABLE record_type (
  id text PRIMARY KEY,
  type text NOT NULL,
  retired_at timestamptz
);

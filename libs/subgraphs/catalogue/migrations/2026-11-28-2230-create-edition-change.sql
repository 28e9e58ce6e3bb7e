CREATE TABLE edition_change (
  id text PRIMARY KEY,
  from_edition text NOT NULL,
  to_edition text NOT NULL,
  number integer NOT NULL,
  subgraph text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  kind text NOT NULL,
  field text,
  before jsonb,
  after jsonb,
  provenance_before jsonb,
  provenance_after jsonb
);
CREATE INDEX ON edition_change (from_edition, to_edition, number, id);

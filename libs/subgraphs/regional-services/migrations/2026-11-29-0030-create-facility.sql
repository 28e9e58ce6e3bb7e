CREATE TABLE known_municipality (
  id text PRIMARY KEY,
  name jsonb NOT NULL
);
CREATE TABLE known_shared_service (
  id text PRIMARY KEY
);

CREATE TABLE facility (
  id text PRIMARY KEY,
  local_id text NOT NULL,
  municipality_code text NOT NULL,
  version int NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  retired_at timestamptz,
  words text NOT NULL,
  kind text NOT NULL,
  name jsonb NOT NULL,
  name_kana text,
  address jsonb NOT NULL,
  position jsonb,
  telephone text,
  website text,
  description jsonb,
  shared_service_id text,
  opening_hours jsonb NOT NULL,
  regular_closures jsonb NOT NULL,
  -- What the policies say of a row by its municipality, its id says too.
  CONSTRAINT facility_id_check CHECK (id = 'facility-' || municipality_code || '-' || local_id)
);
CREATE UNIQUE INDEX facility_municipality_code_local_id_idx ON facility (municipality_code, local_id);
CREATE INDEX facility_kind_id_idx ON facility (kind, id);
CREATE INDEX facility_name_idx ON facility ((name ->> 'ja'), id);

CREATE TABLE audit_entry (
  id text PRIMARY KEY,
  municipality_code text NOT NULL,
  written_at timestamptz NOT NULL,
  caller_id text NOT NULL,
  request_id text,
  operation text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  version int NOT NULL,
  before jsonb,
  after jsonb NOT NULL
);
CREATE INDEX audit_entry_municipality_code_id_idx ON audit_entry (municipality_code, id);

CREATE TABLE idempotent_call (
  id text PRIMARY KEY,
  municipality_code text NOT NULL,
  hash text NOT NULL,
  answer jsonb,
  called_at timestamptz NOT NULL
);
CREATE INDEX idempotent_call_called_at_idx ON idempotent_call (called_at);

-- The writer may do no more than the mutations need. A policy holds it to the rows of the municipality for which its
-- transaction acts, even if the code errs; without one it sees and writes no row. The reader reads what is public.
ALTER TABLE facility ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON facility FOR SELECT TO planning_graph_regional_services USING (true);
CREATE POLICY write_own ON facility TO planning_graph_regional_services_writer
  USING (municipality_code = current_setting('planning_graph.municipality', true));
GRANT SELECT, INSERT, UPDATE ON facility TO planning_graph_regional_services_writer;

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON audit_entry FOR SELECT TO planning_graph_regional_services USING (true);
CREATE POLICY write_own ON audit_entry FOR INSERT TO planning_graph_regional_services_writer
  WITH CHECK (municipality_code = current_setting('planning_graph.municipality', true));
GRANT INSERT ON audit_entry TO planning_graph_regional_services_writer;

ALTER TABLE idempotent_call ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_own ON idempotent_call TO planning_graph_regional_services_writer
  USING (municipality_code = current_setting('planning_graph.municipality', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotent_call TO planning_graph_regional_services_writer;
REVOKE ALL ON idempotent_call FROM planning_graph_regional_services;

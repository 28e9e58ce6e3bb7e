CREATE TABLE known_record_type (
  id text PRIMARY KEY,
  subgraph text NOT NULL
);

CREATE TABLE webhook (
  id text PRIMARY KEY,
  municipality_code text NOT NULL,
  local_id text NOT NULL,
  version int NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  retired_at timestamptz,
  label text NOT NULL,
  url text NOT NULL,
  filter jsonb,
  state text NOT NULL,
  failing_since timestamptz,
  salt text NOT NULL,
  fingerprint text NOT NULL,
  previous_salt text,
  previous_until timestamptz,
  places jsonb NOT NULL,
  CONSTRAINT webhook_id_check CHECK (id = 'webhook-' || municipality_code || '-' || local_id)
);
CREATE UNIQUE INDEX webhook_municipality_code_local_id_idx ON webhook (municipality_code, local_id);

CREATE TABLE webhook_delivery (
  id text PRIMARY KEY,
  municipality_code text NOT NULL,
  webhook_id text NOT NULL,
  local_id text NOT NULL,
  created_at timestamptz NOT NULL,
  state text NOT NULL,
  body text NOT NULL,
  attempts jsonb NOT NULL,
  attempts_before int NOT NULL,
  due_at timestamptz,
  places jsonb NOT NULL,
  needs_job boolean NOT NULL
);
CREATE INDEX webhook_delivery_municipality_code_id_idx ON webhook_delivery (municipality_code, id);
CREATE INDEX webhook_delivery_webhook_id_state_idx ON webhook_delivery (webhook_id, state);
CREATE INDEX webhook_delivery_state_needs_job_idx ON webhook_delivery (state, needs_job);
CREATE INDEX webhook_delivery_created_at_idx ON webhook_delivery (created_at);

-- A mutation sees and writes the rows of its municipality alone. The work that tells webhooks of changes says '*' instead,
-- which no other table accepts. The reader sees what became of messages, and nothing of webhooks.
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_own ON webhook TO planning_graph_regional_services_writer
  USING (current_setting('planning_graph.municipality', true) IN (municipality_code, '*'));
GRANT SELECT, INSERT, UPDATE ON webhook TO planning_graph_regional_services_writer;
REVOKE ALL ON webhook FROM planning_graph_regional_services;

ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON webhook_delivery FOR SELECT TO planning_graph_regional_services USING (true);
CREATE POLICY write_own ON webhook_delivery TO planning_graph_regional_services_writer
  USING (current_setting('planning_graph.municipality', true) IN (municipality_code, '*'));
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO planning_graph_regional_services_writer;

CREATE TABLE access_key (
  id text PRIMARY KEY,
  municipality_code text NOT NULL,
  label text NOT NULL,
  scopes text[] NOT NULL,
  hash text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- Only the owner, as which `npm run keys` acts, creates and revokes keys. The writer notes when a key was used.
ALTER TABLE access_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON access_key FOR SELECT TO planning_graph_regional_services USING (true);
CREATE POLICY write_own ON access_key TO planning_graph_regional_services_writer
  USING (municipality_code = current_setting('planning_graph.municipality', true));
GRANT SELECT (id, municipality_code), UPDATE (last_used_at) ON access_key TO planning_graph_regional_services_writer;

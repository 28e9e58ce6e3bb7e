CREATE TABLE joint_event (
  id text PRIMARY KEY,
  local_id text NOT NULL,
  municipality_code text NOT NULL,
  version int NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  retired_at timestamptz,
  words text NOT NULL,
  name jsonb NOT NULL,
  status text NOT NULL,
  hosts jsonb NOT NULL,
  date text NOT NULL,
  start_time text,
  end_date date,
  end_time text,
  place jsonb,
  facility_id text,
  audience jsonb,
  fee jsonb,
  contact jsonb,
  description jsonb,
  website text,
  CONSTRAINT joint_event_id_check CHECK (id = 'joint-event-' || municipality_code || '-' || local_id)
);
CREATE UNIQUE INDEX joint_event_municipality_code_local_id_idx ON joint_event (municipality_code, local_id);
CREATE INDEX joint_event_date_idx ON joint_event (earliest_day(date), id);
CREATE INDEX joint_event_name_idx ON joint_event ((name ->> 'ja'), id);

ALTER TABLE joint_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON joint_event FOR SELECT TO planning_graph_regional_services USING (true);
CREATE POLICY write_own ON joint_event TO planning_graph_regional_services_writer
  USING (municipality_code = current_setting('planning_graph.municipality', true));
GRANT SELECT, INSERT, UPDATE ON joint_event TO planning_graph_regional_services_writer;

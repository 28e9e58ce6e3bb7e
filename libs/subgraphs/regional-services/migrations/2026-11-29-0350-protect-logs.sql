-- The reader sees the log of writes and of messages as the writer does: that of the municipality for which its transaction
-- acts, even if the code errs, and without one none.
DROP POLICY read_all ON audit_entry;
CREATE POLICY read_own ON audit_entry FOR SELECT TO planning_graph_regional_services
  USING (municipality_code = current_setting('planning_graph.municipality', true));

DROP POLICY read_all ON webhook_delivery;
CREATE POLICY read_own ON webhook_delivery FOR SELECT TO planning_graph_regional_services
  USING (municipality_code = current_setting('planning_graph.municipality', true));

-- A state that anybody but the writer changes or deletes is not what is known of the domain: then all entries are made anew.
-- The trigger itself changes states too, which is no reason to do so again.
CREATE TRIGGER begin_index_anew AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON index_state
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION begin_index_anew();

-- Every name that was spelled "centre" is spelled "center": tables, their columns, and indexes and constraints, which are
-- named after them. Rows keep their values until the next import.
DO $$
DECLARE
  old record;
BEGIN
  FOR old IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE '%centre%' LOOP
    EXECUTE format('ALTER TABLE %I RENAME TO %I', old.tablename, replace(old.tablename, 'centre', 'center'));
  END LOOP;
  FOR old IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name LIKE '%centre%'
  LOOP
    EXECUTE format('ALTER TABLE %I RENAME %I TO %I', old.table_name, old.column_name, replace(old.column_name, 'centre', 'center'));
  END LOOP;
  FOR old IN
    SELECT conrelid::regclass AS table_name, conname FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND conname LIKE '%centre%'
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', old.table_name, old.conname, replace(old.conname, 'centre', 'center'));
  END LOOP;
  FOR old IN SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE '%centre%' LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', old.indexname, replace(old.indexname, 'centre', 'center'));
  END LOOP;
END
$$;

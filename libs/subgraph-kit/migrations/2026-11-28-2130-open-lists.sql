-- The provenance of a record names the lists that the source leaves open. The next import states them.
DO $$
DECLARE
  reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'provenance'
  LOOP
    EXECUTE format($sql$UPDATE %I SET provenance = '{"openLists": []}' || provenance$sql$, reviewed);
  END LOOP;
END $$;

-- The primary key has the versions of all editions. What lists show is found, and counted, by an index that has nothing else.
DO $$
DECLARE reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'listed'
  LOOP
    EXECUTE format('CREATE INDEX %I ON %I (id) WHERE listed AND retired_at IS NULL', reviewed || '_id_idx', reviewed);
  END LOOP;
END $$;

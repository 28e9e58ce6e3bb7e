-- The primary key has the versions of all editions. What lists show is found by an index that has nothing else.
DO $$
DECLARE reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'listed'
  LOOP
    EXECUTE format('CREATE INDEX %I ON %I (id) WHERE listed', reviewed || '_id_idx', reviewed);
  END LOOP;
END $$;

-- What lists know of the versions of editions lies apart from what they know of the newest versions.
CREATE TABLE listed_version (
  id text PRIMARY KEY,
  words text NOT NULL,
  sections jsonb NOT NULL
);
CREATE INDEX listed_version_sections_idx ON listed_version USING gin (sections jsonb_path_ops);

-- An index that gives the order of a list has only what lists show. The versions of an edition are few, and are sorted.
DO $$
DECLARE ordering record;
BEGIN
  FOR ordering IN
    SELECT indexname, indexdef FROM pg_indexes
    WHERE schemaname = current_schema() AND indexdef LIKE '%, id)'
      AND tablename IN (
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'listed'
      )
  LOOP
    EXECUTE format('DROP INDEX %I', ordering.indexname);
    EXECUTE ordering.indexdef || ' WHERE listed';
  END LOOP;
END $$;

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
    -- Only the indexes of this schema are read: those of another domain may be locked while it is migrated, too.
    WITH own AS MATERIALIZED (
      SELECT indexrelid FROM pg_index
      JOIN pg_class AS indexed ON indexed.oid = indrelid
      WHERE relnamespace = current_schema()::regnamespace
        AND relname IN (
          SELECT table_name FROM information_schema.columns
          WHERE table_schema = current_schema() AND column_name = 'listed'
        )
    )
    SELECT indexrelid::regclass AS indexname, pg_get_indexdef(indexrelid) AS indexdef FROM own
    WHERE pg_get_indexdef(indexrelid) LIKE '%, id)'
  LOOP
    EXECUTE format('DROP INDEX %s', ordering.indexname);
    EXECUTE ordering.indexdef || ' WHERE listed';
  END LOOP;
END $$;

-- Every reviewed record says which edition of the publication prints it. Those stored before are of the edition of 2024.
DO $$
DECLARE reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name IN ('provenance', 'retired_at')
    GROUP BY table_name HAVING count(*) = 2
  LOOP
    EXECUTE format($sql$
      ALTER TABLE %1$I
        ADD COLUMN edition_id text NOT NULL DEFAULT '2024',
        ADD COLUMN version_of text,
        ADD COLUMN omitted_since text,
        ADD COLUMN listed boolean NOT NULL DEFAULT true;
      ALTER TABLE %1$I ALTER COLUMN edition_id DROP DEFAULT, ALTER COLUMN listed DROP DEFAULT;
      CREATE INDEX %2$I ON %1$I (version_of, edition_id) WHERE version_of IS NOT NULL;
    $sql$, reviewed, reviewed || '_version_of_edition_id_idx');
  END LOOP;
END $$;

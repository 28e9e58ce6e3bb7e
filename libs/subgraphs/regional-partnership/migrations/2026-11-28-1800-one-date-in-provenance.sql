-- The provenance of a record says in one value which day or fiscal year the record speaks of.
DO $$
DECLARE
  reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'provenance'
  LOOP
    EXECUTE format($sql$
      UPDATE %I SET provenance = provenance - 'asOfDate' - 'asOfFiscalYear' || jsonb_build_object('asOf', CASE
        WHEN provenance->>'asOfDate' IS NOT NULL
          THEN jsonb_build_object('text', provenance->>'asOfDate')
        WHEN provenance->>'asOfFiscalYear' IS NOT NULL
          THEN jsonb_build_object('text', (provenance->>'asOfFiscalYear') || 'FY')
      END)
    $sql$, reviewed);
  END LOOP;
END $$;

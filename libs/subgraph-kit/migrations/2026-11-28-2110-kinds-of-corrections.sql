-- Corrections in the provenance of a record say of which kind they are and in which lines the fault lies. The next import
-- states both exactly; what is set here remains with records that left their files, which no import reads again.
DO $$
DECLARE
  reviewed text;
BEGIN
  FOR reviewed IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'provenance'
  LOOP
    EXECUTE format($sql$
      UPDATE %I SET provenance = jsonb_set(provenance, '{corrections}', (
        SELECT jsonb_agg(
          jsonb_build_object(
            'kind', CASE WHEN correction->>'printed' = '(印字なし)' THEN 'SUPPLEMENT' ELSE 'MISPRINT' END,
            'lines', provenance->'lines'
          ) || correction || jsonb_build_object('printed', nullif(correction->>'printed', '(印字なし)'))
          ORDER BY position
        )
        FROM jsonb_array_elements(provenance->'corrections') WITH ORDINALITY AS corrections(correction, position)
      ))
      WHERE jsonb_array_length(provenance->'corrections') > 0
    $sql$, reviewed);
  END LOOP;
END $$;

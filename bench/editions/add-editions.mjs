/**
 * Adds nine editions before the delivered one: every version of a record, with its parts and what lists know of it, once
 * more for each of the years before. The newest versions are those of the delivered data, so that every question about
 * them has the same answer. Only for measurements; the delivered data never contain such rows.
 */
export const addEditionsSql = (subgraphSchemas, delivered = 2024, earlier = 9) => `
  SET session_replication_role = replica;
  DO $$
  DECLARE one record;
  BEGIN
    FOR one IN
      SELECT table_schema, table_name FROM information_schema.columns
      WHERE table_schema IN (${subgraphSchemas.map((schema) => `'${schema}'`).join()})
        AND column_name = 'id' AND data_type = 'text' AND table_name NOT IN ('change', 'edition', 'known_edition')
    LOOP
      EXECUTE format(
        $sql$ INSERT INTO %1$I.%2$I
          SELECT (jsonb_populate_record(original, version.columns)).*
          FROM %1$I.%2$I original, generate_series(${delivered - earlier}, ${delivered - 1}) year,
            LATERAL (SELECT replace(to_jsonb(original)::text, '@${delivered}"', '@' || year || '"')::jsonb AS columns) named,
            LATERAL (
              SELECT CASE WHEN columns ? 'edition_id' THEN jsonb_set(columns, '{edition_id}', to_jsonb(year::text))
                ELSE columns END AS columns
            ) version
          WHERE original.id LIKE '%%@${delivered}' $sql$,
        one.table_schema, one.table_name);
    END LOOP;
  END $$;
  ANALYZE;
`;

import { createRequire } from 'node:module';
import pg from 'pg';
import { inRoot } from '../harness/places.mjs';

const { lexemesOf } = createRequire(inRoot('package.json'))(inRoot('libs/subgraphs/catalogue/dist/search/lexemes.js'));

/**
 * Fills the index of the catalogue with N times its entries and dates: the newest version of each, under other ids, with
 * the same words and on the same days. A copy has the lexemes of its original, in the tier that the catalogue gives to its
 * id. Only for measurements; the delivered data never contain such rows.
 */
export async function growIndex(databaseUrl, fold) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Without triggers, because the catalogue would make the index anew.
    await client.query(`
      SET session_replication_role = replica;
      SET search_path = catalogue;
      SET maintenance_work_mem = '1GB';
      DROP INDEX search_entry_terms_idx`);
    await copyEntries(client, fold);
    await client.query('CREATE INDEX search_entry_terms_idx ON search_entry USING gin (terms) WITH (fastupdate = off)');
    await client.query(copyEvents(fold));
    await client.query(copySections(fold));
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function copyEntries(client, fold) {
  const { rows: entries } = await client.query(
    `SELECT id, kind, record_type AS "recordType", record_id AS "recordId", omitted_since AS "omittedSince", sections
    FROM search_entry WHERE version_of IS NULL`,
  );
  await client.query(`
    CREATE TEMPORARY TABLE original AS SELECT * FROM search_entry WHERE version_of IS NULL;
    CREATE TEMPORARY TABLE terms_in_tier AS
      SELECT id, tier, array_to_tsvector(ARRAY(
        SELECT tier || substr(lexeme, 2) FROM unnest(tsvector_to_array(terms)) lexeme
      )) AS terms
      FROM original, unnest(ARRAY['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']) tier;
    CREATE INDEX ON terms_in_tier (id, tier);
    ANALYZE original, terms_in_tier`);
  // One copy of everything after the other: the copies of an entry are not adjacent.
  for (let copy = 1; copy < fold; copy++) {
    const ids = entries.map(({ id }) => id);
    const tiers = entries.map((entry) => tierOf({ ...entry, id: `${entry.id}~${copy}` }));
    await client.query({ name: 'copy', text: copyOnce, values: [ids, tiers, `~${copy}`] });
  }
}

const copyOnce = `
  INSERT INTO search_entry (id, kind, subgraph, record_type, record_id, edition_id, omitted_since, name, texts, sections,
    line, name_folded, folded, terms, generation)
  SELECT id || $3, kind, subgraph, record_type, record_id || $3, edition_id, omitted_since, name, texts,
    CASE WHEN sections ? record_id THEN sections || to_jsonb(record_id || $3) ELSE sections END,
    line, name_folded, folded, terms_in_tier.terms, generation
  FROM unnest($1::text[], $2::text[]) AS copy (id, tier)
  JOIN original USING (id)
  JOIN terms_in_tier USING (id, tier)`;

/** Every lexeme of an entry begins with its tier. Without texts there are few. */
const tierOf = (entry) => lexemesOf({ ...entry, nameFolded: '', folded: '', versionOf: null, years: [] })[0][0];

const copyEvents = (fold) => `
  INSERT INTO event_entry
  SELECT copy.*
  FROM generate_series(1, ${fold - 1}) n, event_entry original,
    LATERAL jsonb_populate_record(original, jsonb_build_object(
      'id', original.id || '~' || n, 'record_id', original.record_id || '~' || n, 'repeats', original.repeats || '~' || n
    )) copy
  WHERE original.version_of IS NULL`;

const copySections = (fold) => `
  INSERT INTO event_section (section, edition_id, earliest, id)
  SELECT section, edition_id, earliest, id || '~' || n
  FROM generate_series(1, ${fold - 1}) n, event_section
  WHERE edition_id = ''`;

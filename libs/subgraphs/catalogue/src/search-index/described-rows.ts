import type { PreparationResources } from '@tokorozawa/subgraph-kit';
import { queryForType } from '../search/lexemes';
import type { SearchEntry } from './search-entry.entity';

/** What the index has of a record, in its newest version. */
export type DescribedRow = Pick<SearchEntry, 'recordId' | 'texts'>;

/** More records are too many to be named: nobody looks for a list by one of thousands. */
const maxRows = 300;

/**
 * Reads the records of some types, in the order of the source, as JSON: the same text as long as they are the same. Of a type
 * with too many records, it reads none.
 */
export async function readDescribedRows(
  types: readonly string[],
  writer: PreparationResources['writer'],
): Promise<string> {
  const { rows } = await writer.executeSql(
    `SELECT coalesce(jsonb_object_agg(type, records), '{}')::text AS json FROM (
      SELECT type, jsonb_agg(jsonb_build_object('recordId', record_id, 'texts', texts) ORDER BY line, record_id) AS records
      FROM unnest($1::text[], $2::text[]) AS wanted (type, query), LATERAL (
        SELECT record_id, texts, line FROM search_entry WHERE terms @@ wanted.query::tsquery LIMIT ${maxRows + 1}
      ) AS entry
      GROUP BY type HAVING count(*) <= ${maxRows}
    ) AS described`,
    [types, types.map(queryForType)],
  );
  return (rows as { json: string }[])[0]?.json ?? '{}';
}

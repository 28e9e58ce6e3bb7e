import type { DataSource, EntityMetadata } from 'typeorm';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { Deadline } from '../execution/deadline';
import { rowsOf } from '../loader/read-rows';
import type { RecordKey, RecordPage, RecordsRequest } from './domain-feed';
import { newestChange } from './read-changes';

/** Lists the records of a domain, by the names of their types and by their ids. */
export async function readRecords(
  database: DataSource,
  definition: SubgraphDefinition,
  { after, first, types, ids, includesVersions, includesRetired = false }: RecordsRequest,
  deadline: Deadline,
): Promise<RecordPage> {
  const newest = await newestChange(database, deadline);
  const concepts = definition.concepts
    .filter(({ name }) => types.includes(name) && (!after || name >= after.type))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (concepts.length === 0) return { records: [], hasMore: false, ...newest };
  const options = { isIncludingVersions: includesVersions || ids !== undefined, includesRetired };
  const branches = concepts.map(({ name, entity }, number) =>
    branchSql(name, number, database.getMetadata(entity), { ...options, after: name === after?.type }),
  );
  const text = `SELECT type, id FROM (${branches.join(' UNION ALL ')}) AS record ORDER BY number, id LIMIT $1`;
  const values = [first + 1, ids ?? null, after?.id ?? ''];
  // A prepared statement must know the type of each value, even if no branch uses it.
  const statement = `WITH given AS (SELECT $2::text[] AS ids, $3::text AS after) ${text}`;
  const rows = (await rowsOf(
    database,
    { name: undefined, text: statement, values },
    deadline,
  )) as unknown as RecordKey[];
  return { records: rows.slice(0, first), hasMore: rows.length > first, ...newest };
}

/** Reads no more of a table than the page needs, from the index of its ids. */
function branchSql(
  type: string,
  number: number,
  table: EntityMetadata,
  { isIncludingVersions, includesRetired, after }: Record<'isIncludingVersions' | 'includesRetired' | 'after', boolean>,
): string {
  const has = (property: string): boolean => table.findColumnWithPropertyName(property) !== undefined;
  const conditions = [
    '(ids IS NULL OR id = ANY (ids))',
    ...(after ? ['id > after'] : []),
    ...(has('retiredAt') && !includesRetired ? ['retired_at IS NULL'] : []),
    ...(has('versionOf') && !isIncludingVersions ? ['version_of IS NULL'] : []),
  ];
  return `(SELECT ${number} AS number, '${type}' AS type, id FROM "${table.tableName}", given
    WHERE ${conditions.join(' AND ')} ORDER BY id LIMIT $1)`;
}

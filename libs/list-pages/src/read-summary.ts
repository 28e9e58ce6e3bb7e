import { isLost, LostDomains, readList } from '@tokorozawa/exports';
import type { DateParts } from '@tokorozawa/pages';
import { completeData, type Answer, type Ask, type ResourceRequest } from '@tokorozawa/resources';
import { isEnumType, type GraphQLSchema } from 'graphql';
import type { ColumnChoice } from './column-choices';
import type { Grouping } from './grouping';
import { valuesAt } from './listed-values';
import type { Item, ListRequest } from './read-page';

/** A sum or an extreme of figures with its unit, or why there is none, in the language of the request. */
export type Amount = { value: number; unit: string } | { explanation: string };

/** Figures that are counted together. */
export interface SummaryGroup {
  indicator: { code: string; name: string } | null;
  record?: { id: string; name: string } | null;
  date?: DateParts | null;
  fiscalYear?: number | null;
  count: number;
  sum: Amount;
  min: Amount;
  max: Amount;
  /** What the records have in the field by which they are grouped; null for nothing. */
  value?: unknown;
}

/**
 * The groups; or that more records meet the conditions than one question about figures takes, or that the figures cannot be
 * read now.
 */
export type Summary = readonly SummaryGroup[] | 'tooManyRecords' | 'unavailable';

/** The most records whose figures a summary counts one by one. The graph takes no more in one condition. */
export const maxRecords = 1_000;

/** The value of `RecordType` for the items of a list; undefined if they are no records that can have figures. */
export function recordTypeOf(schema: GraphQLSchema, { list: { item } }: Pick<ListRequest, 'list'>): string | undefined {
  const value = item.name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const type = schema.getType('RecordType');
  return isEnumType(type) && type.getValue(value) ? value : undefined;
}

const amount = '{ ... on ObservationAmount { value unit } ... on NotAdditive { explanation } }';
const amounts = `count sum ${amount} min ${amount} max ${amount}`;
const operation = `query SummaryOfList($edition: ID, $where: ObservationFilter, $groupBy: [ObservationGrouping!]) {
  groups: observationAggregates(edition: $edition, where: $where, groupBy: $groupBy) {
    indicator { code name } record { ... on Record { id name } } date { precision earliest era } fiscalYear ${amounts}
  }
}`;

/**
 * Counts and adds up the figures of all records of a list that meet its conditions, by the rules of the graph: those of the
 * other pages too.
 */
export async function readSummary(
  asked: ListRequest,
  grouping: Grouping,
  request: ResourceRequest,
  lost: LostDomains,
): Promise<Summary> {
  const answers: Answer<unknown>[] = [];
  const ask: Ask = async <Data>(query: string, variables?: Item) => {
    const answer = await request.ask<Data>(query, variables);
    answers.push(answer);
    return answer;
  };
  try {
    return await summaryOf(asked, grouping, { ...request, ask });
  } catch (error) {
    if (answers.some((answer) => isLost(answer, lost))) return 'unavailable';
    throw error;
  }
}

async function summaryOf(
  { list, variables }: ListRequest,
  { groupBy, column }: Grouping,
  { ask, schema }: ResourceRequest,
): Promise<Summary> {
  const { edition } = variables;
  const conditions = (variables.where ?? {}) as Item;
  const recordType = recordTypeOf(schema, { list });
  const readGroups = async (where: Item): Promise<SummaryGroup[]> =>
    completeData(await ask<{ groups: SummaryGroup[] }>(operation, { edition, where, groupBy })).groups;

  if (list.name === 'observations') return readGroups(conditions);
  if (!column && Object.keys(conditions).length === 0) return readGroups({ recordType });
  const records = await readRecords({ list, variables }, column, ask);
  if (records === undefined) return 'tooManyRecords';
  if (!column) return readGroups({ recordType, records: records.map(({ id }) => id) });
  const found: SummaryGroup[] = [];
  for (const { value, ids } of groupsOf(records, column)) {
    found.push(...(await readGroups({ recordType, records: ids })).map((group) => ({ ...group, value })));
  }
  return found;
}

/** The records that meet the conditions, with a field of them; undefined if there are too many. */
async function readRecords(
  { list, variables }: Pick<ListRequest, 'list' | 'variables'>,
  column: ColumnChoice | undefined,
  ask: ResourceRequest['ask'],
): Promise<Item[] | undefined> {
  const records: Item[] = [];
  const columns = list.columns.filter(({ name, path: [top] }) => name === 'id' || top === column?.path[0]);
  for await (const page of readList(list, columns, variables, { ask, lost: new LostDomains() })) {
    records.push(...page);
    if (records.length > maxRecords) return undefined;
  }
  return records;
}

interface RecordsWithValue {
  value: unknown;
  ids: unknown[];
}

/** The records by the values of a field. One that has several values, such as sections, is in the group of each. */
function groupsOf(records: readonly Item[], { path, type }: ColumnChoice): RecordsWithValue[] {
  const groups = new Map<string, RecordsWithValue>();
  for (const record of records) {
    const values = valuesAt(record, path);
    for (const value of values.length > 0 ? values : [null]) {
      const group = groups.get(keyOf(value)) ?? { value, ids: [] };
      groups.set(keyOf(value), group);
      group.ids.push(record.id);
    }
  }
  const order = isEnumType(type) ? type.getValues().map((each) => each.name) : [];
  return [...groups.entries()]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b) || collator.compare(a, b))
    .map(([, group]) => group);
}

const collator = new Intl.Collator('en', { numeric: true });

const keyOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as Item).id) : String(value);

/** How many figures the records of a list have in all. */
export async function countFigures(
  listRequest: Pick<ListRequest, 'list'>,
  { ask, schema }: ResourceRequest,
): Promise<number> {
  const { list } = listRequest;
  const recordType = recordTypeOf(schema, listRequest);
  if (recordType === undefined) return 0;
  const where = list.name === 'observations' ? {} : { recordType };
  const text = `query FiguresOfList($where: ObservationFilter) { observations(first: 0, where: $where) { totalCount } }`;
  const { data } = await ask<{ observations: { totalCount: number } | null }>(text, { where });
  return data?.observations?.totalCount ?? 0;
}

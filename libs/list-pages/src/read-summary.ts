import { pageSize, readList } from '@tokorozawa/exports';
import type { DateParts } from '@tokorozawa/pages';
import { completeData, type ResourceRequest } from '@tokorozawa/resources';
import { isEnumType, type GraphQLSchema } from 'graphql';
import { groupings, type Grouping } from './grouping';
import type { Item, ListRequest } from './read-page';

/** A sum or an extreme of figures with its unit, or why there is none, in the language of the request. */
export type Amount = { value: number; unit: string } | { explanation: string };

/** Figures that are counted together. */
export interface SummaryGroup {
  indicator: { code: string; name: string } | null;
  record: { id: string; name: string } | null;
  date: DateParts | null;
  fiscalYear: number | null;
  count: number;
  sum: Amount;
  min: Amount;
  max: Amount;
}

/** The groups, or that more records meet the conditions than one question about figures takes. */
export type Summary = readonly SummaryGroup[] | 'tooManyRecords';

/** The value of `RecordType` for the items of a list; undefined if they are no records that can have figures. */
export function recordTypeOf(schema: GraphQLSchema, { list: { item } }: Pick<ListRequest, 'list'>): string | undefined {
  const value = item.name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const type = schema.getType('RecordType');
  return isEnumType(type) && type.getValue(value) ? value : undefined;
}

const amount = '{ ... on ObservationAmount { value unit } ... on NotAdditive { explanation } }';
const operation = `query SummaryOfList($edition: ID, $where: ObservationFilter, $groupBy: [ObservationGrouping!]) {
  groups: observationAggregates(edition: $edition, where: $where, groupBy: $groupBy) {
    indicator { code name } record { ... on Record { id name } } date { precision earliest era } fiscalYear
    count sum ${amount} min ${amount} max ${amount}
  }
}`;

/** Counts and adds up the figures of a list, or of the records that a list has under its conditions, by the rules of the graph. */
export async function readSummary(
  listRequest: ListRequest,
  grouping: Grouping,
  { ask, schema }: ResourceRequest,
): Promise<Summary> {
  const where = await figuresOf(listRequest, recordTypeOf(schema, listRequest), ask);
  if (where === undefined) return 'tooManyRecords';
  const { edition } = listRequest.variables;
  const { groupBy } = groupings[grouping];
  return completeData(await ask<{ groups: SummaryGroup[] }>(operation, { edition, where, groupBy })).groups;
}

/** Which figures belong to a list: its own, or those of its records; undefined if there are too many of them. */
async function figuresOf(
  { list, variables }: ListRequest,
  recordType: string | undefined,
  ask: ResourceRequest['ask'],
): Promise<Item | undefined> {
  const where = (variables.where ?? {}) as Item;
  if (list.name === 'observations') return where;
  if (Object.keys(where).length === 0) return { recordType };
  const ids: string[] = [];
  const columns = list.columns.filter(({ name }) => name === 'id');
  for await (const page of readList(list, columns, variables, ask)) {
    ids.push(...page.map(({ id }) => String(id)));
    if (ids.length > pageSize) return undefined;
  }
  return { recordType, records: ids };
}

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

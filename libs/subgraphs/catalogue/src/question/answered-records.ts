import type { QuestionFile } from '@tokorozawa/question-files';
import { foldForSearch } from '@tokorozawa/search-text';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  valueFromASTUntyped,
} from 'graphql';
import { namedType, type TypesByName } from '../field-names';
import type { DescribedRow } from '../search-index/described-rows';

export type RowsByType = ReadonlyMap<string, readonly DescribedRow[]>;

/** The records of a type with which a question answers, and which of their texts it shows. */
export interface AnsweredRecords {
  type: string;
  /** Where the answer has the fields of the records, by their paths in a record. */
  fields: Map<string, string>;
  /** Whether the answer has a record. */
  has(row: DescribedRow, rows: RowsByType): boolean;
}

/** What a question asks for, as far as its query says. */
export interface AskedOfQuestion {
  records: AnsweredRecords[];
  /** Where the answer has its lists and its numbers. The schema has words for these fields. */
  named: string[];
  /** The indicators whose figures it asks for, by their ids or codes. */
  indicators: string[];
}

/** What the graph consists of. */
export interface KnownGraph {
  types: TypesByName;
  /** The domain that owns each type of records. */
  domainOf: ReadonlyMap<string, string>;
}

/** Where a selection is in a query. */
interface Place {
  type: string;
  /** The records whose fields are selected; undefined for what is no record. */
  records?: AnsweredRecords;
  /** The path from the record, and that from the root. */
  path: readonly string[];
  answerPath: readonly string[];
  /** Whether all records of a type are there, so that all records to which they lead are there too. */
  isWhole(rows: RowsByType): boolean;
}

/** What is said about each record, or about a page, answers no question. */
const besides = new Set(['provenance', 'pageInfo']);
const numbers = new Set(['Int', 'Float']);

/**
 * Finds the records with which a question answers at first, with the default values of its variables: those of its lists,
 * and those of the same domain to which they lead. Which records meet a condition is known only of ids and texts; a list
 * with any other has none, unless that is a period, which every reader chooses anew.
 */
export function askedOfQuestion({ query }: Pick<QuestionFile, 'query'>, graph: KnownGraph): AskedOfQuestion {
  const { types, domainOf } = graph;
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map(definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const [operation] = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const variables = operation ? defaultsOf(operation) : {};
  const asked: AskedOfQuestion = { records: [], named: [], indicators: [] };

  function visit(selections: readonly SelectionNode[], place: Place): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        visitField(selection, place);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const type = fragment?.typeCondition?.name.value ?? place.type;
      // What records of any type have in common is selected of those of other domains.
      if (fragment && types.has(type)) visit(fragment.selectionSet.selections, { ...place, type });
    }
  }

  function visitField(node: FieldNode, place: Place): void {
    const name = node.name.value;
    const field = types.get(place.type)?.get(name);
    if (!field || besides.has(name)) return;
    const at = { ...place, path: [...place.path, name], answerPath: [...place.answerPath, name] };
    const type = namedType(field.type);
    if (!node.selectionSet) return noteLeaf(type, at);
    const listed = types.get(type)?.get('nodes');
    const { selections } = node.selectionSet;
    const inside = listed ? selections.flatMap(nodesIn) : selections;
    visitItems(node, inside, { ...at, type: listed ? namedType(listed.type) : type }, place);
  }

  /** @param at of the items that a field has, @param place of the field */
  function visitItems(node: FieldNode, inside: readonly SelectionNode[], at: Place, place: Place): void {
    const isRoot = place.type === 'Query';
    const given = argumentsOf(node, variables);
    if (isRoot) asked.named.push(node.name.value);
    asked.indicators.push(...indicatorsIn(given));
    const domain = domainOf.get(at.type);
    if (domain === undefined) return visit(inside, at);
    const isOwn = isRoot || domain === domainOf.get(place.records?.type ?? '');
    if (isOwn) visit(inside, recordsAt(at.type, given, at));
  }

  function noteLeaf(type: string, { records, path, answerPath }: Place): void {
    if (!records) return;
    records.fields.set(path.join('.'), answerPath.join('.'));
    if (numbers.has(type)) asked.named.push(answerPath.join('.'));
  }

  function recordsAt(type: string, given: Arguments, { answerPath, isWhole }: Place): Place {
    const conditions = conditionsIn(given);
    const isKey = conditions.every(([name]) => keys.has(name));
    const areAll = (rows: RowsByType): boolean =>
      isWhole(rows) && (conditions.length === 0 || (isKey && rows.get(type)?.length === 1));
    const records: AnsweredRecords = {
      type,
      fields: new Map(),
      has: (row, rows) => isWhole(rows) && conditions.every(([name, value]) => isMet(row, name, value)),
    };
    asked.records.push(records);
    return { type, records, path: [], answerPath, isWhole: areAll };
  }

  if (operation) {
    visit(operation.selectionSet.selections, { type: 'Query', path: [], answerPath: [], isWhole: () => true });
  }
  return asked;
}

const isFragment = (definition: { kind: Kind }): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;

/** What is selected of the records of a page. */
const nodesIn = (selection: SelectionNode): readonly SelectionNode[] =>
  selection.kind === Kind.FIELD && selection.name.value === 'nodes' ? (selection.selectionSet?.selections ?? []) : [];

type Arguments = Record<string, unknown>;

/** The default values of the variables. Those that are computed from the day are periods. */
const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Arguments =>
  Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue ? valueFromASTUntyped(defaultValue) : null,
    ]),
  );

const argumentsOf = ({ arguments: args = [] }: FieldNode, variables: Arguments): Arguments =>
  Object.fromEntries(args.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));

const filterIn = ({ where }: Arguments): Arguments => (where ?? {}) as Arguments;

/** How a list is ordered and cut into pages, in which language and of which time, narrows down nothing. */
const ignored = new Set(['where', 'first', 'after', 'last', 'before', 'orderBy', 'groupBy', 'locale', 'edition']);
const periods = new Set(['between', 'fiscalYear', 'date']);

function conditionsIn(given: Arguments): [name: string, value: unknown][] {
  const own = Object.entries(given).filter(([name]) => !ignored.has(name));
  const conditions = [...own, ...Object.entries(filterIn(given))];
  return conditions.filter(([name, value]) => value !== null && value !== undefined && !periods.has(name));
}

const indicatorsIn = (given: Arguments): string[] =>
  [filterIn(given), filterIn({ where: given.denominator })].flatMap(({ indicators }) =>
    Array.isArray(indicators) ? indicators.map(String) : [],
  );

/** The arguments that name one record. */
const keys = new Set(['id', 'code']);

function isMet({ recordId, texts }: DescribedRow, name: string, value: unknown): boolean {
  if (name === 'id') return recordId === value;
  if (name === 'ids') return Array.isArray(value) && value.includes(recordId);
  if (name === 'code') return texts.some(({ field, ja }) => field === name && ja === value);
  if (name !== 'text') return false;
  const text = foldForSearch(String(value));
  return texts.some(({ ja, en }) => [ja, en].some((each) => foldForSearch(each ?? '').includes(text)));
}

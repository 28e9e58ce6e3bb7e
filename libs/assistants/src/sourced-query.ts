import { maxTokens } from '@tokorozawa/operation-limits';
import type { ErrorCode } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { z } from 'zod';
import { provenanceSelection, source, sourceOf, type Provenance, type Source } from './source';
import { type Missing, missing, missingOf, refusalOf, type ToolContext, ToolError } from './tool';

/** No answer names more sources, so that they do not crowd out what was asked for. */
const maxSources = 40;

/** The aliases of what is added to each record. */
interface Aliases {
  id: string;
  type: string;
  name: string;
  url: string;
  provenance: string;
}

/** Aliases that no name in the text of a query begins like. */
function aliasesFor(text: string): Aliases {
  let prefix = 'source';
  while (text.includes(prefix)) prefix += '_';
  return {
    id: `${prefix}Id`,
    type: `${prefix}Type`,
    name: `${prefix}Name`,
    url: `${prefix}Url`,
    provenance: `${prefix}Provenance`,
  };
}

const addedSelections = ({ id, type, name, url, provenance }: Aliases): readonly SelectionNode[] =>
  selectionsOf(
    `{ ${type}: __typename ${id}: id ${name}: name ${url}: url ${provenance}: provenance ${provenanceSelection} }`,
  );

export const sourcedAnswer = {
  data: z.record(z.string(), z.unknown()).nullable().describe('The data, exactly as they were asked for.'),
  sources: z.array(source).describe('Where each record of the data comes from.'),
  sourcesOmitted: z.int().describe('How many further records are not among the sources.'),
  missing,
};

export interface SourcedAnswer {
  data: Record<string, unknown> | null;
  sources: Source[];
  sourcesOmitted: number;
  missing: Missing;
}

/** Reads the text of a query. Throws a ToolError if it is not one, or would do more than read. */
export function parseQuery(text: string): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
    throw new ToolError(`${error.message} (line ${line}, column ${column}) Correct the query.`);
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1) {
    throw new ToolError('Send exactly one operation. Ask each question in a call of its own.');
  }
  const other = operations.find((one) => one.operation !== OperationTypeNode.QUERY);
  if (other?.operation === OperationTypeNode.MUTATION) {
    throw new ToolError('This server only reads: mutations are refused. Systems of the cities write at /graphql.');
  }
  if (other) throw new ToolError('Subscriptions are not offered here. Ask a query; ask again to see what changed.');
  return document;
}

/** Asks a query, and where each record in its answer comes from, in one operation. */
export async function askSourced(
  document: DocumentNode,
  variables: Record<string, unknown>,
  context: ToolContext,
): Promise<SourcedAnswer> {
  const text = print(document);
  const aliases = aliasesFor(text);
  const extended = print(addSources(context.schema, document, addedSelections(aliases)));
  let answer = await context.ask(extended, variables);
  if (answer.data === null && answer.errors.some(isOfSize)) answer = await context.ask(text, variables);
  const { data, errors } = answer;
  const [error] = errors;
  if (data === null && error) throw refusalOf(error);
  const sources = new Map<string, Source>();
  takeSources(data, aliases, sources, context);
  return {
    data,
    sources: [...sources.values()].slice(0, maxSources),
    sourcesOmitted: Math.max(0, sources.size - maxSources),
    missing: errors.map(missingOf),
  };
}

/** The codes with which the gateway may refuse a query because of what was added to it. */
const codesOfSize: readonly unknown[] = [
  'QUERY_TOO_LONG',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'QUERY_NOT_PLANNABLE',
  'TOO_MANY_ALIASES',
  'GRAPHQL_PARSE_FAILED',
] satisfies ErrorCode[];

const isOfSize = ({ extensions }: GraphQLFormattedError): boolean => codesOfSize.includes(extensions?.code);

/** Adds identity and provenance to each selection of records, and changes nothing else. */
function addSources(schema: GraphQLSchema, document: DocumentNode, added: readonly SelectionNode[]): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          const isOfRecord = isRecordType(types.getParentType());
          return isOfRecord ? { ...node, selections: [...node.selections, ...added] } : undefined;
        },
      },
    }),
  );
}

const isRecordType = (type: GraphQLNamedType | null | undefined): boolean =>
  (isObjectType(type) || isInterfaceType(type)) &&
  getNamedType(type.getFields().provenance?.type)?.name === 'Provenance' &&
  ['id', 'name', 'url'].every((field) => field in type.getFields());

/** Removes what was added from the data, and collects it. */
function takeSources(value: unknown, added: Aliases, sources: Map<string, Source>, context: ToolContext): void {
  if (Array.isArray(value)) return value.forEach((item) => takeSources(item, added, sources, context));
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  const id = object[added.id];
  if (typeof id === 'string' && !sources.has(id)) {
    const record = {
      __typename: String(object[added.type]),
      id,
      name: String(object[added.name]),
      url: String(object[added.url]),
      provenance: object[added.provenance] as Provenance,
    };
    sources.set(id, sourceOf(record, context));
  }
  for (const alias of Object.values(added) as string[]) delete object[alias];
  for (const item of Object.values(object)) takeSources(item, added, sources, context);
}

function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(text).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is not a selection.`);
  return definition.selectionSet.selections;
}

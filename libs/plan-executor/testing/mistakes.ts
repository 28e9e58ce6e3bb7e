import {
  getOperationAST,
  GraphQLError,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
} from 'graphql';
import type { AskSubgraph, Engine, FetchAnswer, FetchRequest, Operation, StartEngine } from './engines/engine';
import { startStockEngine } from './engines/stock-engine';
import { testedEngine } from './engines/tested-engine';

/** Mistakes that an executor easily makes: each is an engine that makes just this one and otherwise is ours. */
export const mistakes: Record<string, StartEngine> = {
  'returns keys in another order': answering((answer) => ({ ...answer, data: reversed(answer.data) })),
  'loses an error': answering((answer) => ({ ...answer, errors: answer.errors?.slice(1) })),
  'loses the code of an error': answering((answer) => ({
    ...answer,
    errors: answer.errors?.map((error) => Object.assign(Object.create(error) as typeof error, { extensions: {} })),
  })),
  'gives an error another path': answering((answer) => ({
    ...answer,
    errors: answer.errors?.map((error) =>
      Object.assign(Object.create(error) as typeof error, { path: error.path?.slice(0, -1) }),
    ),
  })),
  'does not propagate nulls': answering((answer) => ({ ...answer, data: answer.data ?? {} })),
  'drops null items of a list': answering((answer) => ({ ...answer, data: compact(answer.data) })),
  'ignores @skip': asking((document) =>
    visit(document, { Directive: ({ name }) => (name.value === 'skip' ? null : undefined) }),
  ),
  'ignores @include': asking((document) =>
    visit(document, { Directive: ({ name }) => (name.value === 'include' ? null : undefined) }),
  ),
  'ignores the default of a variable': asking((document) =>
    visit(document, {
      VariableDefinition: (node) =>
        node.type.kind === Kind.NON_NULL_TYPE ? undefined : { ...node, defaultValue: undefined },
    }),
  ),
  'sends null for an absent variable': fetching((request, ask) => ask({ ...request, variables: withNulls(request) })),
  'exchanges entities': fetching(async (request, ask) => {
    const { representations } = request.variables;
    if (!Array.isArray(representations)) return ask(request);
    const variables = { ...request.variables, representations: [...(representations as unknown[])].reverse() };
    return ask({ ...request, variables });
  }),
  'moves entities up if one is missing': fetching(async (request, ask) => {
    const answer = await ask(request);
    const entities: unknown = answer.data?._entities;
    if (!Array.isArray(entities)) return answer;
    const found = entities.filter((each) => each !== null);
    return { ...answer, data: { _entities: entities.map((_each, i): unknown => found[i] ?? null) } };
  }),
  'sends representations without required fields': fetching((request, ask) => {
    const { representations } = request.variables;
    if (!Array.isArray(representations)) return ask(request);
    const keys = representations.map((each: Record<string, unknown>) =>
      'id' in each ? { __typename: each.__typename, id: each.id } : each,
    );
    return ask({ ...request, variables: { ...request.variables, representations: keys } });
  }),
  'drops data that come with errors': fetching(async (request, ask) => {
    const answer = await ask(request);
    return answer.errors ? { ...answer, data: null } : answer;
  }),
  'does not report that a subgraph is down': fetching((request, ask) => ask(request).catch(() => ({ data: null }))),
  'confuses fields that share a response name': asking(withFirstArguments),
  'requires variables of an operation that is not executed': executing(async (operation, engine) => {
    const { document, variables = {} } = operation;
    const missing = requiredVariables(document).filter((name) => !(name in variables));
    return missing.length > 0 ? { errors: [new GraphQLError(`Give ${missing.join()}.`)] } : engine.execute(operation);
  }),
  'keeps the conditions of the first execution': rememberingConditions(),
  'starts a write before the previous one is read': executing(async (operation, engine, startStock) =>
    (isMutation(operation.document) ? await startStock() : engine).execute(operation),
  ),
  'exposes a subgraph’s own name of a root type': answering((answer) => replaced(answer, /"Query"/g, '"QueryOfa"')),
  'returns the interface as the type of an interface object': answering((answer) =>
    replaced(answer, /"Fox"/g, '"Pet"'),
  ),
  'changes escaped characters': fetching((request, ask) =>
    ask({ ...request, query: request.query.replaceAll('\\b', '\\u0010') }),
  ),
  'loses the digits of large numbers': fetching((request, ask) =>
    ask({ ...request, query: request.query.replace(/\b\d{16,}\b/g, (digits) => String(BigInt(Number(digits)))) }),
  ),
  'loses the sign of zero, and numbers that are too large': fetching((request, ask) =>
    ask({ ...request, query: request.query.replace(/-0\b(?!\.)/g, '0').replace(/\b1e400\b/g, 'null') }),
  ),
  'loses a property named __proto__': answering((answer) => replaced(answer, /"__proto__"/g, '"proto"')),
};

type Execute = <Context>(
  operation: Operation<Context>,
  engine: Engine<Context>,
  startStock: () => Promise<Engine<Context>>,
) => Promise<ExecutionResult>;

function executing(execute: Execute): StartEngine {
  return async <Context>(supergraphSdl: string, ask: AskSubgraph<Context>): Promise<Engine<Context>> => {
    const engine = await testedEngine('apollo')(supergraphSdl, ask);
    let stock: Promise<Engine<Context>> | undefined;
    // It takes longer to start than most mistakes to be found.
    const startStock = (): Promise<Engine<Context>> => (stock ??= startStockEngine(supergraphSdl, ask));
    return { execute: (operation) => execute<Context>(operation, engine, startStock), close: () => engine.close?.() };
  };
}

function answering(change: (answer: ExecutionResult) => ExecutionResult): StartEngine {
  return executing(async (operation, engine) => change(await engine.execute(operation)));
}

function asking(change: (document: DocumentNode) => DocumentNode): StartEngine {
  return executing((operation, engine) => engine.execute({ ...operation, document: change(operation.document) }));
}

type Fetch = (request: FetchRequest) => Promise<FetchAnswer>;

function fetching(change: (request: FetchRequest, ask: Fetch) => Promise<FetchAnswer>): StartEngine {
  return <Context>(supergraphSdl: string, ask: AskSubgraph<Context>) =>
    testedEngine('apollo')<Context>(supergraphSdl, (subgraph, request, context) =>
      change(request, (changed) => ask(subgraph, changed, context)),
    );
}

/** Gives all fields of one name the arguments of the first. */
function withFirstArguments(document: DocumentNode): DocumentNode {
  const first = new Map<string, FieldNode>();
  return visit(document, {
    Field(node) {
      const key = `${(node.alias ?? node.name).value} ${node.name.value}`;
      const before = first.get(key);
      if (!before) first.set(key, node);
      return before && { ...node, arguments: before.arguments };
    },
  });
}

function requiredVariables({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? [])
          .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
          .map(({ variable }) => variable.name.value)
      : [],
  );
}

function rememberingConditions(): StartEngine {
  const first = new WeakMap<DocumentNode, Record<string, unknown>>();
  return executing((operation, engine) => {
    const { document, variables = {} } = operation;
    if (!first.has(document)) first.set(document, variables);
    const known = Object.entries(first.get(document) ?? {}).filter(([, value]) => typeof value === 'boolean');
    return engine.execute({ ...operation, variables: { ...variables, ...Object.fromEntries(known) } });
  });
}

const isMutation = (document: DocumentNode): boolean => getOperationAST(document, 'Asked')?.operation === 'mutation';

function replaced(answer: ExecutionResult, words: RegExp, word: string): ExecutionResult {
  const data = JSON.parse(JSON.stringify(answer.data ?? null).replace(words, word)) as ExecutionResult['data'];
  return { ...answer, data };
}

function reversed<Data>(data: Data): Data {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).reverse()) as Data;
}

function compact<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data ?? null), (_key, value: unknown) =>
    Array.isArray(value) ? value.filter((each) => each !== null) : value,
  ) as Data;
}

function withNulls({ query, variables }: FetchRequest): Record<string, unknown> {
  const nullable = [...query.matchAll(/\$(\w+):[\w[\]!]*[\w\]](?=[,)])/g)].map(([, name = '']): [string, null] => [
    name,
    null,
  ]);
  return { ...Object.fromEntries(nullable), ...variables };
}

import { Kind, visit, type DocumentNode, type ExecutionResult } from 'graphql';
import type { AskSubgraph, FetchAnswer, FetchRequest, StartEngine } from './engines/engine';
import { startStockEngine } from './engines/stock-engine';

/** What an executor may easily do wrong, each as an engine that does just that and is stock otherwise. */
export const mistakes: Record<string, StartEngine> = {
  'answers keys in another order': answering((answer) => ({ ...answer, data: reversed(answer.data) })),
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
  'forgets that null bubbles': answering((answer) => ({ ...answer, data: answer.data ?? {} })),
  'leaves a list shorter where an item is null': answering((answer) => ({ ...answer, data: compact(answer.data) })),
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
  'puts entities at one another’s place': fetching(async (request, ask) => {
    const { representations } = request.variables;
    if (!Array.isArray(representations)) return ask(request);
    const variables = { ...request.variables, representations: [...(representations as unknown[])].reverse() };
    return ask({ ...request, variables });
  }),
  'moves entities up where one is missing': fetching(async (request, ask) => {
    const answer = await ask(request);
    const entities: unknown = answer.data?._entities;
    if (!Array.isArray(entities)) return answer;
    const found = entities.filter((each) => each !== null);
    return { ...answer, data: { _entities: entities.map((_each, i): unknown => found[i] ?? null) } };
  }),
  'asks with nothing but the key': fetching((request, ask) => {
    const { representations } = request.variables;
    if (!Array.isArray(representations)) return ask(request);
    const keys = representations.map((each: Record<string, unknown>) =>
      'id' in each ? { __typename: each.__typename, id: each.id } : each,
    );
    return ask({ ...request, variables: { ...request.variables, representations: keys } });
  }),
  'drops the data that come with errors': fetching(async (request, ask) => {
    const answer = await ask(request);
    return answer.errors ? { ...answer, data: null } : answer;
  }),
  'keeps silent when a subgraph is down': fetching((request, ask) => ask(request).catch(() => ({ data: null }))),
};

function answering(change: (answer: ExecutionResult) => ExecutionResult): StartEngine {
  return async (supergraphSdl, ask) => {
    const engine = await startStockEngine(supergraphSdl, ask);
    return { execute: async (operation) => change(await engine.execute(operation)) };
  };
}

function asking(change: (document: DocumentNode) => DocumentNode): StartEngine {
  return async (supergraphSdl, ask) => {
    const engine = await startStockEngine(supergraphSdl, ask);
    return { execute: (operation) => engine.execute({ ...operation, document: change(operation.document) }) };
  };
}

type Fetch = (request: FetchRequest) => Promise<FetchAnswer>;

function fetching(change: (request: FetchRequest, ask: Fetch) => Promise<FetchAnswer>): StartEngine {
  return <Context>(supergraphSdl: string, ask: AskSubgraph<Context>) =>
    startStockEngine<Context>(supergraphSdl, (subgraph, request, context) =>
      change(request, (changed) => ask(subgraph, changed, context)),
    );
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

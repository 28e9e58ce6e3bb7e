import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, parse, type ExecutionResult, type GraphQLFieldResolver } from 'graphql';
import { compared } from '../compare';
import type { AskSubgraph, Engine, FetchAnswer, StartEngine } from '../engines/engine';

/** A supergraph that is written by hand. */
export interface Graph {
  name: string;
  subgraphs: Record<string, ScenarioSubgraph>;
  /** Composes without the check whether every field can be fetched, as some composers do. */
  unsatisfiable?: boolean;
}

/** A supergraph with queries whose correct results are known. Its name states what is correct. */
export interface Scenario extends Graph {
  queries: ScenarioQuery[];
}

export interface ScenarioSubgraph {
  /** Without the link to Federation 2, which is added unless the subgraph is of Federation 1. */
  sdl: string;
  federation1?: boolean;
  resolvers?: Resolvers;
  /** It gives no answer at all. */
  down?: boolean;
  /** Its answer to every request. */
  answer?: FetchAnswer;
}

export interface ScenarioQuery {
  query: string;
  variables?: Record<string, unknown>;
  data: unknown;
  /**
   * Path and code of each error, such as `park.name NOT_FOUND`, sorted; the code alone for an error without a path.
   * `some` if only the presence of errors is certain.
   */
  errors?: string[] | 'some';
  /**
   * The known mistakes of engines: of the stock gateway, and of the plan executor with Apollo's or the native planner.
   * A test fails once an engine no longer makes its mistake.
   */
  mistakes?: Partial<Record<EngineName, string>>;
}

export type EngineName = 'stock' | 'apollo' | 'native';

export type ScenarioAnswer = Required<Pick<ScenarioQuery, 'data' | 'errors'>>;

// Only the resolvers of a scenario know the types of their source and arguments.
type Row = Record<string, never>;
type Resolver = (row: Row, args: Row) => unknown;
export type Resolvers = Record<string, Record<string, Resolver | { resolve: Resolver }>>;

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@extends"]
)`;

/** The results of an engine for the queries of a scenario. */
export async function answersOf(
  scenario: Scenario,
  start: StartEngine,
): Promise<{ expected: ScenarioQuery; answer: ScenarioAnswer }[]> {
  const engine = await start<undefined>(supergraphOf(scenario), askOf(scenario));
  const answers = [];
  for (const expected of scenario.queries) answers.push({ expected, answer: await answerOf(expected, engine) });
  engine.close?.();
  return answers;
}

async function answerOf(
  { query, variables, errors: expected }: ScenarioQuery,
  engine: Engine<undefined>,
): Promise<ScenarioAnswer> {
  const answer = await engine
    .execute({ document: parse(query), variables, context: undefined })
    .catch((error: unknown): ExecutionResult => ({ errors: [new GraphQLError(String(error))] }));
  const { data, errors } = compared(answer);
  if (expected === 'some' && answer.errors?.length) return { data, errors: 'some' };
  return { data, errors: errors.map(({ path, code }) => (path ? `${path} ${code}` : code)).sort() };
}

const supergraphs = new WeakMap<Graph, string>();

/** Composed once for all engines. */
export function supergraphOf(scenario: Graph): string {
  const supergraph = supergraphs.get(scenario) ?? compose(scenario);
  supergraphs.set(scenario, supergraph);
  return supergraph;
}

function compose({ name, subgraphs, unsatisfiable = false }: Graph): string {
  const services = Object.keys(subgraphs).map((each) => ({ name: each, typeDefs: parse(sdlOf(subgraphs[each]!)) }));
  const { errors, supergraphSdl } = composeServices(services, { runSatisfiability: !unsatisfiable });
  if (errors) throw new Error(`${name}: ${errors.join('\n')}`);
  return supergraphSdl;
}

function sdlOf({ sdl, federation1 }: ScenarioSubgraph): string {
  return federation1 ? sdl : `${header}\n${sdl}`;
}

export function askOf({ subgraphs }: Graph): AskSubgraph<undefined> {
  const schemas = new Map(
    Object.entries(subgraphs).map(([name, subgraph]) => [
      name,
      buildSubgraphSchema({ typeDefs: parse(sdlOf(subgraph)), resolvers: subgraph.resolvers as never }),
    ]),
  );
  return async (name, { query, variables }) => {
    const { down, answer: fixed } = subgraphs[name]!;
    if (down) throw new GraphQLError('down', { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: name } });
    if (fixed) return structuredClone(fixed);
    const answer = await execute({
      schema: schemas.get(name)!,
      document: parse(query),
      variableValues: variables,
      fieldResolver,
    });
    const text = JSON.stringify(answer);
    return { ...(JSON.parse(text) as FetchAnswer), needsNoEscaping: !text.includes('\\') };
  };
}

const fieldResolver: GraphQLFieldResolver<Record<string, unknown> | undefined, undefined> = (source, _args, _c, info) =>
  source?.[info.fieldName];

/** Resolves a reference by one of its keys. Its other fields, which `@requires` brings, replace those of the row. */
export function byKey(rows: Record<string, unknown>[], ...keys: string[]) {
  return (reference: Record<string, unknown>): Record<string, unknown> | null => {
    const key = keys.find((each) => reference[each] !== undefined);
    const row = rows.find((each) => key !== undefined && each[key] === reference[key]);
    return row ? { ...row, ...reference, __typename: row.__typename ?? reference.__typename } : null;
  };
}

export function fails(message: string, code?: string): never {
  throw new GraphQLError(message, { extensions: code === undefined ? {} : { code } });
}

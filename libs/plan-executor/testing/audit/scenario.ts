import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, parse, type ExecutionResult, type GraphQLFieldResolver } from 'graphql';
import { compared } from '../compare';
import type { AskSubgraph, Engine, FetchAnswer, StartEngine } from '../engines/engine';

/** A supergraph made by hand. */
export interface Graph {
  name: string;
  subgraphs: Record<string, SubgraphOfScenario>;
  /** Composition would refuse it, if it checked whether everything can be fetched. Other composers do not. */
  unsatisfiable?: boolean;
}

/** A supergraph with questions whose right answers are known; its name is a sentence about what is right. */
export interface Scenario extends Graph {
  questions: QuestionOfScenario[];
}

export interface SubgraphOfScenario {
  /** Without the link to Federation 2, which is written before it unless it has one or is of Federation 1. */
  sdl: string;
  federation1?: boolean;
  resolvers?: Resolvers;
  /** It gives no answer at all. */
  down?: boolean;
  /** What it answers to everything. */
  answer?: FetchAnswer;
}

export interface QuestionOfScenario {
  query: string;
  variables?: Record<string, unknown>;
  data: unknown;
  /**
   * Like `park.name NOT_FOUND`, sorted; an error of a request that concerns no field has no path. `some` where only
   * that there are errors is certain.
   */
  errors?: string[] | 'some';
  /**
   * What an engine is known to do instead: the stock gateway, and the plan executor with Apollo's or with the native
   * planner. A test fails when it no longer does, so that the table stays true.
   */
  mistakes?: Partial<Record<EngineName, string>>;
}

export type EngineName = 'stock' | 'apollo' | 'native';

export type AnswerOfScenario = Required<Pick<QuestionOfScenario, 'data' | 'errors'>>;

// Source and arguments have the types of the scenario, which nobody but its resolvers knows.
type Row = Record<string, never>;
type Resolver = (row: Row, args: Row) => unknown;
export type Resolvers = Record<string, Record<string, Resolver | { resolve: Resolver }>>;

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@extends"]
)`;

/** What an engine answers to the questions of a scenario, in the words of the scenario. */
export async function answersOf(
  scenario: Scenario,
  start: StartEngine,
): Promise<{ question: QuestionOfScenario; answer: AnswerOfScenario }[]> {
  const engine = await start<undefined>(supergraphOf(scenario), askOf(scenario));
  const answers = [];
  for (const question of scenario.questions) answers.push({ question, answer: await answerOf(question, engine) });
  engine.close?.();
  return answers;
}

async function answerOf(
  { query, variables, errors: expected }: QuestionOfScenario,
  engine: Engine<undefined>,
): Promise<AnswerOfScenario> {
  const answer = await engine
    .execute({ document: parse(query), variables, context: undefined })
    .catch((error: unknown): ExecutionResult => ({ errors: [new GraphQLError(String(error))] }));
  const { data, errors } = compared(answer);
  if (expected === 'some' && answer.errors?.length) return { data, errors: 'some' };
  return { data, errors: errors.map(({ path, code }) => (path ? `${path} ${code}` : code)).sort() };
}

const supergraphs = new WeakMap<Graph, string>();

/** Composed once, and asked by every engine. */
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

function sdlOf({ sdl, federation1 }: SubgraphOfScenario): string {
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

/** Looks an entity up in a list by one of its keys; what came along (for `@requires`) is laid over it. */
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

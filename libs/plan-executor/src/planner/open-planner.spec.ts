import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { execFileSync } from 'node:child_process';
import { parse } from 'graphql';
import type { QueryPlan } from '../plan/query-plan';
import { openPlanner, type OpenPlanner } from './open-planner';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const { supergraphSdl = '' } = composeServices(
  Object.entries({
    cities: `${link} type Query { all: [Any] } union Any = City | Town
      type City @key(fields: "id") { id: ID! } type Town @key(fields: "id") { id: ID! }`,
    ties: `${link} type Tie @key(fields: "id") { id: ID! }
      type City @key(fields: "id") { id: ID! tie: Tie } type Town @key(fields: "id") { id: ID! tie: Tie }`,
    years: `${link} type Tie @key(fields: "id") { id: ID! since(era: Int): Int }`,
  }).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(sdl) })),
);

const ordinary = '{ all { ... on City { tie { id } } } }';
/** A valid operation over which the add-on ends its process: one name, with different arguments in different types. */
const deadly = '{ all { ... on City { tie { since } } ... on Town { tie { since(era: 1) } } } }';

let apolloPlanned: string[] = [];
let planner: OpenPlanner;
beforeEach(() => {
  apolloPlanned = [];
  planner = openPlanner('native', supergraphSdl, () => {
    apolloPlanned.push('by Apollo');
    return Supergraph.build(supergraphSdl);
  });
});
afterEach(() => planner.close());

/** The subgraphs that a plan asks. */
const subgraphsOf = (plan: QueryPlan): Set<string> =>
  plan.kind === 'Fetch' ? new Set([plan.subgraph]) : new Set(plan.nodes.flatMap((node) => [...subgraphsOf(node)]));

const children = (): string[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('planner-process'));

test('the native planner plans, in a process of its own', async () => {
  const plan = await planner.plan(ordinary);
  expect(plan && [...subgraphsOf(plan)]).toEqual(['cities', 'ties']);
  expect(apolloPlanned).toEqual([]);
  expect(children()).toHaveLength(1);
});

test('an operation over which it ends is planned by the other planner, and the next by it again', async () => {
  const plan = await planner.plan(deadly);
  expect(plan && [...subgraphsOf(plan)]).toEqual(['cities', 'ties', 'years']);
  expect(apolloPlanned).toEqual(['by Apollo']);
  await planner.plan(ordinary);
  expect(apolloPlanned).toEqual(['by Apollo']);
});

test('of operations that are planned at once, one that ends it costs none of the others its plan', async () => {
  const plans = await Promise.all([ordinary, deadly, ordinary, ordinary].map((operation) => planner.plan(operation)));
  expect(plans.map((plan) => plan && subgraphsOf(plan).size)).toEqual([2, 3, 2, 2]);
});

test('a planner that is closed leaves no process, and what it cannot plan any more the other does', async () => {
  await planner.plan(ordinary);
  planner.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(children()).toEqual([]);
  expect(await planner.plan(ordinary)).toBeDefined();
  expect(apolloPlanned).toEqual(['by Apollo']);
});

test('where the native planner is not wanted, no process is started', async () => {
  const apollo = openPlanner('apollo', supergraphSdl, () => Supergraph.build(supergraphSdl));
  planner.close();
  expect(await apollo.plan(ordinary)).toBeDefined();
});

test('a supergraph that the native planner does not read is left to the other', async () => {
  const other = openPlanner('native', 'type Query { a: Int }', () => Supergraph.build(supergraphSdl));
  try {
    expect(await other.plan(ordinary)).toBeDefined();
  } finally {
    other.close();
  }
});

import { composeServices } from '@apollo/composition';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { plannerChildren, until } from '../../testing/planner-children';
import type { QueryPlan } from '../plan/query-plan';
import { CachingPlanner, openPlanner } from './open-planner';
import { PlannerFailure, PlanningTimeoutError, type Planner } from './planner';
import type { PlannerName } from './planner-process';

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
/** A valid operation that ends the native planner's process: one field with different arguments on different types. */
const deadly = '{ all { ... on City { tie { since } } ... on Town { tie { since(era: 1) } } } }';

const caller = { client: 'a', deadline: { remaining: Infinity } };

let incidents: string[];
let planner: Planner;
function open(name: PlannerName, sdl = supergraphSdl): void {
  incidents = [];
  planner = openPlanner({
    planner: name,
    supergraphSdl: sdl,
    maxProcesses: 2,
    note: (incident, reason) => void incidents.push(`${incident}: ${reason}`),
  });
}
const plannedHere = jest.spyOn(QueryPlanner.prototype, 'buildQueryPlan');

afterEach(async () => {
  planner.close();
  await until('no planner is left', () => plannerChildren().length === 0);
  expect(plannedHere).not.toHaveBeenCalled();
});

/** The subgraphs that a plan asks. */
const subgraphsOf = (plan: QueryPlan): string[] =>
  plan.kind === 'Fetch' ? [plan.subgraph] : [...new Set(plan.nodes.flatMap((node) => subgraphsOf(node)))];

async function subgraphsFor(operation: string): Promise<string[] | undefined> {
  const plan = await planner.plan(operation, caller);
  return plan && subgraphsOf(plan);
}

test('the native planner plans in a process of its own', async () => {
  open('native');
  expect(await subgraphsFor(ordinary)).toEqual(['cities', 'ties']);
  expect(plannerChildren()).toHaveLength(1);
  expect(incidents).toEqual([]);
});

test('Apollo’s planner plans in a process of its own', async () => {
  open('apollo');
  expect(await subgraphsFor(ordinary)).toEqual(['cities', 'ties']);
  expect(plannerChildren()).toHaveLength(1);
  expect(incidents).toEqual([]);
});

test('an operation that ends the native planner is planned by Apollo’s, and others are not affected', async () => {
  open('native');
  const all = await Promise.all([ordinary, deadly, `${ordinary} #`, `query Q ${ordinary}`].map(subgraphsFor));
  const two = ['cities', 'ties'];
  expect(all).toEqual([two, [...two, 'years'], two, two]);
  const noted = ['planner-killed: native ended', 'planner-fallback: ended'];
  expect(incidents).toEqual(noted);

  expect(await subgraphsFor(deadly)).toEqual([...two, 'years']);
  expect(incidents).toEqual(noted);
});

test('a supergraph that the native planner cannot read is left to Apollo’s', async () => {
  open('native', `${supergraphSdl} extend type Query @join__type(graph: CITIES) { more: Int }`);
  expect(await subgraphsFor(ordinary)).toEqual(['cities', 'ties']);
  expect(incidents).toEqual(['planner-fallback: unavailable']);
  expect(await subgraphsFor(`query Q ${ordinary}`)).toEqual(['cities', 'ties']);
});

describe('an operation that no planner can plan', () => {
  class Failing implements Planner {
    asked = 0;
    constructor(private readonly failure: () => Error) {}
    plan(): Promise<never> {
      this.asked++;
      return Promise.reject(this.failure());
    }
    close(): void {}
  }

  test.each<[string, () => Error, string]>([
    ['because it is refused', () => new PlannerFailure('refused', 'no'), 'QUERY_NOT_PLANNABLE'],
    ['because it ends the planners', () => new PlannerFailure('ended', 'no'), 'QUERY_NOT_PLANNABLE'],
    ['because it takes too long', () => new PlanningTimeoutError(), 'QUERY_TOO_COSTLY'],
  ])('%s is remembered, and refused with the same code without being planned again', async (_why, failure, code) => {
    const failing = new Failing(failure);
    const refused: string[] = [];
    planner = new CachingPlanner(failing, (given) => void refused.push(given));
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(planner.plan(deadly, caller)).rejects.toMatchObject({ extensions: { code } });
    }
    expect(failing.asked).toBe(1);
    expect(refused).toEqual([code, code, code]);
    await expect(planner.plan(ordinary, caller)).rejects.toBeDefined();
    expect(failing.asked).toBe(2);
  });

  test('because there is no planner, is tried again', async () => {
    const failing = new Failing(() => new PlannerFailure('unavailable', 'no'));
    planner = new CachingPlanner(failing, () => undefined);
    for (let attempt = 0; attempt < 2; attempt++) await expect(planner.plan(ordinary, caller)).rejects.toBeDefined();
    expect(failing.asked).toBe(2);
  });
});

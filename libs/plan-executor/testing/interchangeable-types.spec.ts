import type * as expansion from '../src/plan/expand-plan';
import type * as planningFacts from '../src/plan/planning-facts';
import type { PlanningFacts } from '../src/plan/planning-facts';
import type { QueryPlan } from '../src/plan/query-plan';
import type * as supergraphTypes from '../src/plan/supergraph-types';
import type { SupergraphTypes } from '../src/plan/supergraph-types';
import { startStockEngine } from './engines/stock-engine';
import { testedEngine } from './engines/tested-engine';
import { discarded } from './oracle/cases';
import { compareEngines } from './oracle/oracle';
import { type TwinDifference, twinDifferences } from './supergraph/generate-twins';

const supergraphs = Number(process.env.ORACLE_SUPERGRAPHS ?? 6);
const seed = Number(process.env.ORACLE_SEED ?? 20_240_401);
const path = process.env.ORACLE_PATH;
const calm = process.env.ORACLE_CALM !== undefined;
const queries = 30;

interface Mistake {
  /** In what types differ, and the seed at which the mistake shows; both are those of all others when absent. */
  shown?: { by: TwinDifference; at: number };
  types?: (types: SupergraphTypes) => Partial<SupergraphTypes>;
  facts?: (facts: PlanningFacts) => Partial<PlanningFacts>;
  expandPlan?: (plan: QueryPlan) => QueryPlan;
}

/** What is done wrong; a name that jest lets its mocks use. */
let mockMistake: Mistake = {};

jest.mock('../src/plan/planning-facts', () => {
  const actual = jest.requireActual<typeof planningFacts>('../src/plan/planning-facts');
  const readPlanningFacts: typeof actual.readPlanningFacts = (...given) => {
    const facts = actual.readPlanningFacts(...given);
    return { ...facts, ...mockMistake.facts?.(facts) };
  };
  return { readPlanningFacts };
});

jest.mock('../src/plan/supergraph-types', () => {
  const actual = jest.requireActual<typeof supergraphTypes>('../src/plan/supergraph-types');
  const readSupergraphTypes: typeof actual.readSupergraphTypes = (...given) => {
    const types = actual.readSupergraphTypes(...given);
    return { ...types, ...mockMistake.types?.(types) };
  };
  return { readSupergraphTypes };
});

jest.mock('../src/plan/expand-plan', () => {
  const actual = jest.requireActual<typeof expansion>('../src/plan/expand-plan');
  const expandPlan: typeof actual.expandPlan = (plan, ...given) =>
    mockMistake.expandPlan?.(plan) ?? actual.expandPlan(plan, ...given);
  return { expandPlan };
});

afterEach(() => void (mockMistake = {}));

describe.each(['apollo', 'native'] as const)('on supergraphs with interchangeable types, planned by %s,', (planner) => {
  it(
    'random queries are answered right',
    async () => {
      const options = { supergraphs, queries, seed, path, calm, withTwins: true };
      const coverage = await compareEngines(startStockEngine, testedEngine(planner), options);
      if (process.env.ORACLE_VERBOSE) {
        process.stdout.write(`${coverage.table()}\n${discarded.supergraphs} supergraphs discarded\n`);
      }
    },
    // Only what hangs for good is given up: a machine that does much else may take long.
    300_000 + 60_000 * supergraphs,
  );
});

const mistakes: Record<string, Mistake> = {
  'ignores what subgraphs say of fields': {
    facts: () => ({ describeField: () => '' }),
  },
  'ignores the subgraphs and keys of types': {
    facts: ({ describeType }) => ({
      describeType: (...given) => describeType(...given).replace(/^@join__type.*$/gm, ''),
    }),
  },
  'ignores what subgraphs say of types of which they resolve no key': {
    shown: { by: 'isReferredToElsewhere', at: 17 },
    facts: ({ describeType }) => ({
      describeType: (...given) => withoutReferences(describeType(...given)),
    }),
  },
  'ignores of which unions and interfaces a type is a member': {
    facts: ({ describeType }) => ({ describeType: (type) => describeType(type, new Set()) }),
  },
  'ignores required fields': { facts: () => ({ neededFields: () => [] }) },
  'fetches what requires other fields for all members of a union at once': {
    types: ({ fieldUse }) => ({ fieldUse: { ...fieldUse, requiring: new Set() } }),
  },
  'fetches only what the types that represent others are asked': { expandPlan: (plan) => plan },
};

/** A description of a type without its definitions in subgraphs that resolve none of its keys. */
function withoutReferences(description: string): string {
  const lines = description.split('\n');
  const resolving = lines.filter((line) => line.startsWith('@join__type') && !line.includes('resolvable: false'));
  const graphs = new Set(resolving.map((line) => /graph: (\w+)/.exec(line)?.[1]));
  return lines.filter((line) => graphs.has(/graph: (\w+)|(\w+)$/.exec(line)?.slice(1).find(Boolean))).join('\n');
}

/** At which the mistakes show: most of the graphs have none of the types that they concern. */
const seedOfMistakes = 12;
const differencesOfMistakes = twinDifferences.filter((name) => name !== 'isReferredToElsewhere');

describe('the oracle detects an engine that', () => {
  it.each(Object.entries(mistakes))('%s', async (_mistake, mistaken) => {
    mockMistake = mistaken;
    const { shown } = mistaken;
    const seed = Number(process.env.ORACLE_SEED ?? shown?.at ?? seedOfMistakes);
    const withTwins = shown ? [shown.by] : differencesOfMistakes;
    const options = { supergraphs: 60, queries, seed, calm: true, asFound: true, withTwins };
    await expect(compareEngines(startStockEngine, testedEngine('apollo'), options)).rejects.toThrow(/differ/);
  });
});

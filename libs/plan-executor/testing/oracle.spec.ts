import type { StartEngine } from './engines/engine';
import { startStockEngine } from './engines/stock-engine';
import { testedEngine } from './engines/tested-engine';
import { mistakes } from './mistakes';
import { discarded } from './oracle/cases';
import { compareEngines } from './oracle/oracle';

const supergraphs = Number(process.env.ORACLE_SUPERGRAPHS ?? 6);
const seed = Number(process.env.ORACLE_SEED ?? 20_240_401);
const path = process.env.ORACLE_PATH;
/** Leaves out faults, so that many more queries can be tested in the same time. */
const calm = process.env.ORACLE_CALM !== undefined;
const queries = 30;

describe.each(['apollo', 'native'] as const)('random queries on random supergraphs, planned by %s', (planner) => {
  it(
    'are answered right',
    async () => {
      const options = { supergraphs, queries, seed, path, calm };
      const coverage = await compareEngines(startStockEngine, testedEngine(planner), options);
      if (process.env.ORACLE_VERBOSE) process.stdout.write(`${coverage.table()}\n`);
      if (calm || process.env.ORACLE_SEED) return;
      const rare = Object.entries(mustCover).filter(([feature, percent]) => coverage.percent(feature) < percent);
      expect(rare).toEqual([]);
      // For some required fields that require others, neither planner has a correct plan.
      expect(coverage.percent('refused: not plannable')).toBeLessThan(5);
      expect(discarded.supergraphs).toBeLessThanOrEqual(supergraphs / 10);
    },
    // Only what hangs for good is given up: a machine that does much else may take long.
    300_000 + 60_000 * supergraphs,
  );
});

/** Seeds whose first supergraph shows a mistake that the common one shows late. */
const seedsOfMistakes: Record<string, number> = {
  'confuses fields that share a response name': 29,
  'does not propagate nulls': 13,
  'does not report that a subgraph is down': 13,
  'drops data that come with errors': 13,
  'moves entities up if one is missing': 13,
  'starts a write before the previous one is read': 13,
};

describe('the oracle detects an engine that', () => {
  it.each<[string, StartEngine]>(Object.entries(mistakes))('%s', async (mistake, startMistaken) => {
    const seedOfMistake = Number(process.env.ORACLE_SEED ?? seedsOfMistakes[mistake] ?? seed);
    const options = { supergraphs: 20, queries, seed: seedOfMistake, asFound: true };
    await expect(compareEngines(startStockEngine, startMistaken, options)).rejects.toThrow(/differ/);
  });
});

/** The minimum percentages of queries with the features that the oracle is for. */
const mustCover = {
  'as the reference server': 30,
  'as stock under faults': 30,
  'entity fetch': 20,
  'three or more entity fetches': 3,
  errors: 10,
  'null bubbling': 4,
  mutation: 2,
  condition: 30,
  'absent variable': 10,
  'variable of a strange name': 10,
  'named fragment': 20,
  'abstract type': 20,
  'list of lists': 5,
  'input object': 10,
  'custom scalar': 4,
  '@requires': 8,
  '@provides': 1,
  '@interfaceObject': 3,
  '@shareable': 20,
  'a name that members of a union share': 10,
  'a count of writes': 4,
  'another operation': 10,
  'asked before with other conditions': 5,
  'root types with names of their own': 15,
};

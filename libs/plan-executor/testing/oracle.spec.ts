import type { StartEngine } from './engines/engine';
import { startStockEngine } from './engines/stock-engine';
import { testedEngine } from './engines/tested-engine';
import { mistakes } from './mistakes';
import { thrownAway } from './oracle/cases';
import { compareEngines } from './oracle/oracle';

const supergraphs = Number(process.env.ORACLE_SUPERGRAPHS ?? 6);
const seed = Number(process.env.ORACLE_SEED ?? 20_240_401);
const path = process.env.ORACLE_PATH;
const questions = 30;

describe.each(['apollo', 'native'] as const)('random questions to random supergraphs, planned by %s', (planner) => {
  it(
    'are answered as the stock gateway answers them',
    async () => {
      const startWithPlansOfStock = planner === 'native' ? testedEngine('apollo') : undefined;
      const options = { supergraphs, questions, seed, path, startWithPlansOfStock };
      const coverage = await compareEngines(startStockEngine, testedEngine(planner), options);
      if (process.env.ORACLE_VERBOSE) process.stdout.write(`${coverage.table()}\n`);
      const rare = Object.entries(mustCover).filter(([feature, percent]) => coverage.percent(feature) < percent);
      expect(rare).toEqual([]);
      const wrong = coverage.percent('its plan is wrong') + coverage.percent('both are wrong');
      expect(wrong).toBeLessThan(2);
      expect(thrownAway.supergraphs).toBeLessThanOrEqual(supergraphs / 10);
    },
    60_000 + 3_000 * supergraphs,
  );
});

describe('an engine is caught that', () => {
  it.each<[string, StartEngine]>(Object.entries(mistakes))('%s', async (_mistake, startMistaken) => {
    const options = { supergraphs: 20, questions, seed, asFound: true };
    await expect(compareEngines(startStockEngine, startMistaken, options)).rejects.toThrow(/differ/);
  });
});

/** In how many of a hundred questions there is at least what the oracle is for. */
const mustCover = {
  'as stock': 80,
  'entity fetch': 20,
  'three or more entity fetches': 3,
  errors: 10,
  'null bubbling': 4,
  mutation: 2,
  condition: 30,
  'absent variable': 10,
  'named fragment': 20,
  'abstract type': 20,
  'list of lists': 5,
  'input object': 10,
  'custom scalar': 4,
  '@requires': 8,
  '@provides': 1,
  '@interfaceObject': 3,
  '@shareable': 20,
};

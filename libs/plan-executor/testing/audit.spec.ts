import { abstractTypes } from './audit/abstract-types';
import { failures } from './audit/failures';
import { keys } from './audit/keys';
import { documents } from './audit/documents';
import { interchangeableTypes } from './audit/interchangeable-types';
import { requires } from './audit/requires';
import { answersOf, type EngineName } from './audit/scenario';
import { sharing } from './audit/sharing';
import { unevenTypes } from './audit/uneven-types';
import type { StartEngine } from './engines/engine';
import { startStockEngine } from './engines/stock-engine';
import { testedEngine } from './engines/tested-engine';

const scenarios = [
  ...keys,
  ...requires,
  ...abstractTypes,
  ...interchangeableTypes,
  ...unevenTypes,
  ...sharing,
  ...documents,
  ...failures,
];

const engines: [string, EngineName, StartEngine][] = [
  ['the plan executor', 'native', testedEngine('native')],
  ['the plan executor with plans of Apollo’s', 'apollo', testedEngine('apollo')],
  ['the stock gateway', 'stock', startStockEngine],
];

describe.each(engines)('%s:', (_name, engine, start) => {
  it.each(scenarios)('$name', async (scenario) => {
    for (const { expected, answer } of await answersOf(scenario, start)) {
      const { query, data, errors = [] } = expected;
      const [right, got] = [textOf({ query, data, errors }), textOf({ query, ...answer })];
      if (expected.mistakes?.[engine]) expect(got).not.toBe(right);
      else expect(got).toBe(right);
    }
  });
});

/** As text, because the order of keys counts. */
function textOf(answer: unknown): string {
  return JSON.stringify(answer, null, 1);
}

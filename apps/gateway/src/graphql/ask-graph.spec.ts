import type { ApolloServer } from '@apollo/server';
import { Dependencies } from '@tokorozawa/response-cache';
import type { GatewayContext } from '../context';
import { askerOf, type AskingContext } from './ask-graph';

jest.useFakeTimers();
// eslint-disable-next-line no-restricted-syntax -- the test moves this clock itself
const now = (): number => performance.now();

/** Asks operations one after the other. Answers how much time each of them had. */
async function timesOf(operations: { takes: number; lacks: boolean }[], began = now()): Promise<number[]> {
  const times: number[] = [];
  const executeOperation = ({ query }: { query: string }, options: { contextValue: GatewayContext }): unknown => {
    times.push(options.contextValue.deadline.remaining);
    const { takes, lacks } = operations[Number(query)] ?? { takes: 0, lacks: false };
    jest.advanceTimersByTime(takes);
    return {
      body: { kind: 'single', singleResult: { errors: lacks ? [{ message: 'A domain does not answer.' }] : [] } },
    };
  };
  const apollo = { executeOperation } as unknown as ApolloServer<GatewayContext>;
  const options = { requestTimeout: 10_000, began, dependencies: new Dependencies() };
  const ask = askerOf(apollo, {} as AskingContext, options);
  for (const index of operations.keys()) await ask(String(index));
  return times;
}

test('what does not answer uses up the time of a request', async () => {
  const late = { takes: 9_000, lacks: true };
  expect(await timesOf([late, { takes: 900, lacks: true }, late])).toEqual([9_000, 900, 90]);
});

test('operations that lack nothing do not', async () => {
  const whole = { takes: 4_000, lacks: false };
  expect(await timesOf([whole, whole, whole, whole])).toEqual([9_000, 9_000, 9_000, 9_000]);
});

test('what it has waited for before counts', async () => {
  expect(await timesOf([{ takes: 0, lacks: false }], now() - 4_000)).toEqual([5_400]);
});

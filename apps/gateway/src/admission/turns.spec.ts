import { setImmediate as nextTurn } from 'node:timers/promises';
import { keepBusy } from '../../testing/keep-busy';
import { Turns } from './turns';

/** Requests of these callers arrive in one turn of the event loop; answers who was begun with in which turn. */
async function begin(callers: string[]): Promise<{ caller: string; turn: number }[]> {
  const turns = new Turns();
  const begun: { caller: string; turn: number }[] = [];
  let turn = 0;
  const arrive = async (caller: string): Promise<void> => {
    await turns.next(caller);
    begun.push({ caller, turn });
    keepBusy();
  };
  for (const caller of callers) setImmediate(() => void arrive(caller));
  while (begun.length < callers.length) {
    await nextTurn();
    turn++;
  }
  return begun;
}

test('a request that comes alone need not wait', () => {
  expect(new Turns().next('a')).toBe(0);
});

test('what takes long is begun with one by one, and other work is done in between', async () => {
  const begun = await begin(Array<string>(12).fill('a'));
  const turnsOfBeginning = new Set(begun.map(({ turn }) => turn));
  expect(turnsOfBeginning.size).toBeGreaterThanOrEqual(begun.length - 2);
});

test('callers take turns, however many one of them has waiting', async () => {
  const begun = await begin([...Array<string>(20).fill('greedy'), 'other', 'third']);
  const place = (caller: string): number => begun.findIndex((one) => one.caller === caller);
  expect(place('other')).toBeLessThan(6);
  expect(place('third')).toBeLessThan(6);
});

test('everyone is begun with, and told how long they waited', async () => {
  const turns = new Turns();
  const waits = await Promise.all(Array.from({ length: 500 }, async (_, n) => turns.next(`caller ${n % 7}`)));
  expect(waits).toHaveLength(500);
  expect(waits.every((waited) => waited >= 0)).toBe(true);
});

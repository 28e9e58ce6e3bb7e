import { setImmediate as nextTurn } from 'node:timers/promises';
import fastify from 'fastify';
import { Admission, Turns, type AdmissionLimits } from './admission';

/** Blocks the event loop for as long as checking an operation on a slow day. */
function block(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
}

/** Requests of these callers arrive in one turn of the event loop; answers who was begun with in which turn. */
async function begin(callers: string[]): Promise<{ caller: string; turn: number }[]> {
  const turns = new Turns();
  const begun: { caller: string; turn: number }[] = [];
  let turn = 0;
  const arrive = async (caller: string): Promise<void> => {
    await turns.next(caller);
    begun.push({ caller, turn });
    block();
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

describe('a server with admission control', () => {
  const unlimited: AdmissionLimits = { requestsPerMinute: 0, maxUnderWay: 1_000, maxUnderWayPerCaller: 1_000 };

  /** Answers only when it is told to. */
  function serve(limits: Partial<AdmissionLimits>) {
    const reasons: string[] = [];
    const admission = new Admission({
      limits: { ...unlimited, ...limits },
      sharedRedis: undefined,
      onRefused: (reason) => void reasons.push(reason),
      sendRefusal: (_request, reply, { code }) => reply.code(400).send(code),
    });
    const server = fastify();
    const pending: (() => void)[] = [];
    admission.limitRate(server);
    const handle = admission.limitConcurrency(async (_request, reply) => {
      await new Promise<void>((resolve) => pending.push(resolve));
      return reply.send('answered');
    });
    server.get('/', handle);
    server.get('/health/live', async () => 'live');
    const ask = async (remoteAddress = '192.0.2.1', path = '/'): Promise<string> =>
      (await server.inject({ path, remoteAddress })).payload;
    const begun = async (count: number): Promise<void> => {
      while (pending.length < count) await nextTurn();
    };
    return { ask, begun, admission, reasons, answer: () => pending.splice(0).forEach((resolve) => resolve()) };
  }

  test('processes so many requests at a time, of all callers and of each', async () => {
    const { ask, begun, admission, answer, reasons } = serve({ maxUnderWay: 3, maxUnderWayPerCaller: 2 });
    const first = [ask('192.0.2.1'), ask('192.0.2.1'), ask('192.0.2.2')];
    await begun(3);
    expect(await ask('192.0.2.1')).toBe('TOO_MANY_REQUESTS');
    expect(await ask('192.0.2.3')).toBe('OVERLOADED');
    expect([admission.underWay, reasons]).toEqual([3, ['concurrency', 'overload']]);
    answer();
    expect(await Promise.all(first)).toEqual(['answered', 'answered', 'answered']);
    expect(admission.underWay).toBe(0);
  });

  test('counts the requests of each caller in a minute, and always tells its health', async () => {
    const { ask, begun, answer } = serve({ requestsPerMinute: 1 });
    const first = ask('192.0.2.1');
    await begun(1);
    expect(await ask('192.0.2.1')).toBe('TOO_MANY_REQUESTS');
    expect(await ask('192.0.2.1', '/health/live')).toBe('live');
    const other = ask('192.0.2.2');
    await begun(2);
    answer();
    expect(await Promise.all([first, other])).toEqual(['answered', 'answered']);
  });
});

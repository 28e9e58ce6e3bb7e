import { setTimeout as sleep } from 'node:timers/promises';
import { plannerChildren, until } from '../../testing/planner-children';
import { PlannerPool, maxQueued, maxQueuedPerCaller } from './planner-pool';
import { PlannerFailure, PlanningTimeoutError, type Caller } from './planner';

const supergraphSdl = `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  scalar join__FieldSet
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  enum join__Graph { A @join__graph(name: "a", url: "http://a") }
  type Query @join__type(graph: A) { x: Int }
`;

const forever = { remaining: Infinity };
const caller = (client: string, deadline = forever): Caller => ({ client, deadline });
/** Each a different operation. */
const operation = (n: number | string) => `{ x${n}: x }`;

let pool: PlannerPool;
let killed: [string, string][];
function open(options: { maxProcesses?: number; planningTimeout?: number } = {}): void {
  killed = [];
  pool = new PlannerPool({
    planner: 'native',
    supergraphSdl,
    readPlan: (root) => root as never,
    maxProcesses: 2,
    minProcesses: 1,
    planningTimeout: 60_000,
    onKilled: (cause, killer) => void killed.push([cause.message, killer]),
    ...options,
  });
}

/** Freezes the planners that run, so that what they are asked stays under way. */
async function freeze(count = 1): Promise<number[]> {
  await until(`${count} planners run`, () => plannerChildren().length === count);
  const frozen = plannerChildren();
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  return frozen;
}

/** What became of promises so far, in the order in which it did. */
function follow(promises: Record<string, Promise<unknown>>): string[] {
  const settled: string[] = [];
  for (const [name, promise] of Object.entries(promises)) {
    promise.then(
      () => settled.push(`${name} planned`),
      (error: unknown) => {
        const { extensions, reason } = error as { extensions?: { code: string }; reason?: string };
        settled.push(`${name} ${extensions?.code ?? reason}`);
      },
    );
  }
  return settled;
}

afterEach(async () => {
  pool.close();
  for (const pid of plannerChildren()) process.kill(pid, 'SIGKILL');
  await until('no planner is left', () => plannerChildren().length === 0);
});

describe('a pool of planners', () => {
  test('keeps a planner free for other callers while one caller occupies another', async () => {
    open();
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const settled = follow({
      a1: pool.plan(operation(1), caller('a')),
      a2: pool.plan(operation(2), caller('a')),
    });
    await pool.plan(operation(3), caller('b'));
    await pool.plan(operation(4), caller('b'));
    expect(plannerChildren()).toHaveLength(2);
    expect(settled).toEqual([]);
    process.kill(frozen, 'SIGCONT');
    await until('the others are planned', () => settled.length === 2);
    expect(settled).toEqual(['a1 planned', 'a2 planned']);
  });

  test('serves callers in turn, however many operations one of them sends', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const ofA = Array.from({ length: 20 }, (_, n): [string, Promise<unknown>] => [
      `a${n}`,
      pool.plan(operation(`a${n}`), caller('a')),
    ]);
    const settled = follow({ ...Object.fromEntries(ofA), b: pool.plan(operation('b'), caller('b')) });
    process.kill(frozen, 'SIGCONT');
    await until('all are planned', () => settled.length === 21);
    expect(settled.indexOf('b planned')).toBeLessThanOrEqual(2);
  });

  test('plans an operation once for several callers, at the first turn of any of them', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const settled = follow({
      a0: pool.plan(operation('a0'), caller('a')),
      a1: pool.plan(operation('a1'), caller('a')),
      a2: pool.plan(operation('a2'), caller('a')),
      ofA: pool.plan(operation('same'), caller('a')),
      ofB: pool.plan(operation('same'), caller('b')),
    });
    process.kill(frozen, 'SIGCONT');
    await until('all are planned', () => settled.length === 5);
    expect(settled).toEqual(['a0 planned', 'a1 planned', 'ofA planned', 'ofB planned', 'a2 planned']);
  });

  test('refuses only the caller who has too many operations waiting', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    await freeze();
    const settled = follow(
      Object.fromEntries(
        Array.from({ length: maxQueuedPerCaller + 2 }, (_, n) => [`a${n}`, pool.plan(operation(n), caller('a'))]),
      ),
    );
    await until('one is refused', () => settled.length > 0);
    expect(settled).toEqual([`a${maxQueuedPerCaller + 1} TOO_MANY_REQUESTS`]);
    const ofB = follow({ b: pool.plan(operation('b'), caller('b')) });
    await new Promise(setImmediate);
    expect(ofB).toEqual([]);
  });

  test('refuses every caller when too many operations wait, and says when to retry', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    await freeze();
    for (let n = 0; n <= maxQueued; n++) {
      pool.plan(operation(n), caller(`client ${n % 10}`)).catch(() => undefined);
    }
    const refused = await pool.plan(operation('late'), caller('b')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ extensions: { code: 'OVERLOADED', http: { status: 503 } } });
    const { http } = (refused as { extensions: { http: { headers: Map<string, string> } } }).extensions;
    expect(http.headers.get('retry-after')).toBe('1');
  });

  test('answers a caller whose time is over, and does not plan for callers who have left', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const settled = follow({
      running: pool.plan(operation(1), caller('a', { remaining: 30 })),
      waiting: pool.plan(operation(2), caller('a', { remaining: 30 })),
      patient: pool.plan(operation(3), caller('a')),
    });
    await until('two have left', () => settled.length === 2);
    expect(settled).toEqual(['running OVERLOADED', 'waiting OVERLOADED']);
    process.kill(frozen, 'SIGCONT');
    await until('the third is planned', () => settled.length === 3);
    expect(settled[2]).toBe('patient planned');
  });

  test('loses only the operation that ends a planner process, and none that waits', async () => {
    open({ maxProcesses: 1 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const settled = follow({
      killer: pool.plan(operation('killer'), caller('a')),
      sameCaller: pool.plan(operation(1), caller('a')),
      other: pool.plan(operation(2), caller('b')),
    });
    await new Promise(setImmediate);
    process.kill(frozen, 'SIGKILL');
    await until('all are settled', () => settled.length === 3);
    expect(settled).toEqual(['killer ended', 'sameCaller planned', 'other planned']);
    expect(killed).toEqual([['The process of the native planner ended.', operation('killer')]]);
  });

  test('stops a planner that takes too long, measured from the start of planning', async () => {
    open({ maxProcesses: 1, planningTimeout: 1_000 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const settled = follow({
      slow: pool.plan(operation('slow'), caller('a')),
      ...Object.fromEntries([1, 2, 3].map((n) => [`next${n}`, pool.plan(operation(n), caller('a'))])),
    });
    await until('all are settled', () => settled.length === 4);
    expect(settled).toEqual(['slow QUERY_TOO_COSTLY', 'next1 planned', 'next2 planned', 'next3 planned']);
    expect(killed).toEqual([[new PlanningTimeoutError().message, operation('slow')]]);
    expect(plannerChildren()).not.toContain(frozen);
  });

  test('lets a planner continue that gets no CPU time, because the machine is busy', async () => {
    open({ maxProcesses: 1, planningTimeout: 3_000 });
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const delayed = pool.plan(operation('delayed'), caller('a'));
    await sleep(4_000);
    process.kill(frozen, 'SIGCONT');
    expect(await delayed).toBeDefined();
    expect(killed).toEqual([]);
  });

  test('keeps no process after it is closed, but still plans for requests in progress', async () => {
    open();
    await pool.plan(operation(0), caller('a'));
    const [frozen = 0] = await freeze();
    const underWay = pool.plan(operation(1), caller('a'));
    pool.close();
    const late = pool.plan(operation(2), caller('a'));
    process.kill(frozen, 'SIGCONT');
    await Promise.all([underWay, late]);
    await until('no planner is left', () => plannerChildren().length === 0);
  });

  test('is unavailable if the planner cannot read the supergraph, and does not start it again', async () => {
    pool = new PlannerPool({
      planner: 'native',
      supergraphSdl: 'no supergraph',
      readPlan: () => undefined,
      maxProcesses: 2,
      minProcesses: 1,
      planningTimeout: 60_000,
      onKilled: () => undefined,
    });
    for (let attempt = 0; attempt < 2; attempt++) {
      const failure = await pool.plan(operation(1), caller('a')).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(PlannerFailure);
      expect((failure as PlannerFailure).reason).toBe('unavailable');
    }
    await until('no planner is left', () => plannerChildren().length === 0);
  });
});

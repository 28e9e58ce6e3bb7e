import { Steps } from '@tokorozawa/process-kit';
import type { Pages } from './pages';
import { Reloader } from './reloader';

/** A promise that the test resolves. */
function deferred<Value = void>(): { promise: Promise<Value>; resolve(value: Value): void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}

/** A server process that serves and stops on command. */
class MockServerProcess {
  isRunning = true;
  readonly started = deferred<string>();
  readonly stopped = deferred();
  readonly ended = this.stopped.promise;
  /** The database that it was given. */
  database = '';

  constructor() {
    mockProcesses.push(this);
  }

  serve({ DATABASE_URL: database = '' }: Record<string, string>): Promise<string> {
    this.database = database;
    return this.started.promise;
  }

  stop(): Promise<void> {
    this.isRunning = false;
    return this.stopped.promise;
  }

  listModules = () => Promise.resolve([]);
}

/** Every process in the order in which it was created. The last one is the spare of the reloader. */
const mockProcesses: MockServerProcess[] = [];
/** The databases that exist, and the one for the migrations in the sources. */
const mockDatabases = new Set<string>();
let mockMigrations = '';

jest.mock('./server-process', () => ({
  // A getter, because this file's imports are loaded before its classes.
  get ServerProcess() {
    return MockServerProcess;
  },
  ServeError: class extends Error {},
}));
jest.mock('./database', () => ({
  databaseForMigrations: () => {
    mockDatabases.add(mockMigrations);
    return Promise.resolve(mockMigrations);
  },
  dropOtherDatabases: (_server: string, used: string) => {
    for (const name of mockDatabases) if (name !== used) mockDatabases.delete(name);
    return Promise.resolve();
  },
}));

let reloader: Reloader;
beforeEach(() => {
  jest.useFakeTimers();
  mockProcesses.length = 0;
  mockDatabases.clear();
  const pages = { useServer: () => Promise.resolve(), reload: () => undefined, showError: () => undefined };
  reloader = new Reloader({
    steps: new Steps(() => undefined),
    pages: pages as unknown as Pages,
    database: 'postgres://localhost/any',
    inspectPort: undefined,
    environment: () => ({}),
    supergraphs: '',
  });
});
afterEach(() => jest.useRealTimers());

/** Lets everything happen that waits neither for a process nor for another edit. */
const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(1_000);

/** Edits the migrations, so that a next process begins to prepare a database of their own. */
async function editMigrations(name: string): Promise<MockServerProcess> {
  mockMigrations = name;
  const next = mockProcesses.at(-1) as MockServerProcess;
  reloader.onEdit(`libs/subgraphs/informatization/migrations/${name}.sql`);
  await settle();
  expect(next.database).toBe(name);
  return next;
}

async function startWith(name: string): Promise<MockServerProcess> {
  mockMigrations = name;
  const [first] = mockProcesses as [MockServerProcess];
  const starting = reloader.start();
  first.started.resolve('http://localhost:1');
  await starting;
  return first;
}

test('databases of other migrations are dropped once no server uses them', async () => {
  const first = await startWith('first');
  const second = await editMigrations('second');
  second.started.resolve('http://localhost:2');
  await settle();
  expect([...mockDatabases]).toEqual(['first', 'second']);
  first.stopped.resolve();
  await settle();
  expect([...mockDatabases]).toEqual(['second']);
});

test('a server that starts keeps its database while an earlier one stops late', async () => {
  const first = await startWith('first');
  const second = await editMigrations('second');
  second.started.resolve('http://localhost:2');
  await settle();
  // The third prepares its database when the first has stopped and the second may drop those of others.
  const third = await editMigrations('third');
  first.stopped.resolve();
  await settle();
  expect([...mockDatabases]).toContain('third');

  third.started.resolve('http://localhost:3');
  await settle();
  expect([...mockDatabases]).toContain('third');
  second.stopped.resolve();
  await settle();
  expect([...mockDatabases]).toEqual(['third']);
});

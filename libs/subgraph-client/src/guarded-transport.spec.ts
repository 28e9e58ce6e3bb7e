import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { Deadline, DeadlineExceededError } from '@tokorozawa/subgraph-kit';
import { GuardedTransport } from './guarded-transport';
import { Locale } from '@tokorozawa/vocabulary';
import { FetchFailedError } from './transport';

interface Asked {
  answer(answer?: FetchAnswer): void;
  fail(error: Error): void;
}

let asked: Asked[];
let states: string[];
let transport: GuardedTransport;
/** How much later it is for all who look, in milliseconds. */
let later: number;
beforeEach(() => {
  asked = [];
  later = 0;
  states = [];
  const began = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => began() + later);
  const ask = (): Promise<FetchAnswer> =>
    new Promise((resolve, reject) => {
      asked.push({ answer: (answer = { data: {} }) => resolve(answer), fail: reject });
    });
  const rest = { ping: () => Promise.resolve(), close: () => Promise.resolve() };
  const stateChanged = (name: string, state: string): void => void states.push(`${name} ${state}`);
  transport = new GuardedTransport('neighbor', { fetch: ask, ...rest }, { note: () => undefined, stateChanged });
});
afterEach(() => void jest.restoreAllMocks());

const deadline = (): Deadline => new Deadline(60_000);
const ask = (by = deadline(), isMutation = false): Promise<string> =>
  transport.fetch({ isMutation } as FetchRequest, { requestId: 'r', deadline: by, locale: Locale.JA }).then(
    () => 'answered',
    (error: unknown) => (error as Error).message,
  );
const silent = 'The subgraph "neighbor" does not answer; its fields are null. Try again in a moment.';
const tooLate = silent.replace('answer;', 'answer (no answer in time);');

async function failAtOnce(error: Error, times = 5): Promise<void> {
  for (let time = 0; time < times; time++) {
    const answer = ask();
    asked.at(-1)?.fail(error);
    await answer;
  }
}
const isAsked = async (): Promise<boolean> => {
  const before = asked.length;
  void ask();
  return asked.length > before;
};
const outage = new FetchFailedError('the subgraph cannot be reached', true);

test.each<[string, Error]>([
  ['cannot be reached', outage],
  ['does not answer in time', new DeadlineExceededError()],
])('a subgraph that %s several times in a row is left alone', async (_what, error) => {
  await failAtOnce(error);
  expect(await isAsked()).toBe(false);
  expect(await ask()).toBe(silent);
  expect(states).toEqual(['neighbor down']);
});

test('so is one of ours whose database does not answer', async () => {
  for (let time = 0; time < 5; time++) {
    const answer = ask();
    asked.at(-1)?.answer({ data: null, errors: [{ message: 'm', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
    expect(await answer).toBe('answered');
  }
  expect(await isAsked()).toBe(false);
});

test.each<[string, Error]>([
  ['answers with what cannot be read', new FetchFailedError('status 404 without a GraphQL answer', false)],
  ['is asked wrongly by us', new TypeError('a fault of ours')],
])('one that %s is not', async (_what, error) => {
  await failAtOnce(error, 20);
  expect(await isAsked()).toBe(true);
  expect(states).toEqual([]);
});

describe('one that has more to do than it can finish', () => {
  const overloaded =
    'The subgraph "neighbor" has more to do than it can finish in time; its fields are null. Try again in a moment.';

  test('is not left alone, however many of its answers are late while it gives others', async () => {
    for (let time = 0; time < 20; time++) {
      const [late, other] = [ask(), ask()];
      later += 1;
      asked.at(-1)?.answer();
      expect(await other).toBe('answered');
      asked.at(-2)?.fail(new DeadlineExceededError());
      expect(await late).toBe(overloaded);
    }
    expect(await isAsked()).toBe(true);
    expect(states).toEqual([]);
  });

  test('nor is one that says so itself, of its database', async () => {
    const silence = { message: 'm', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
    for (let time = 0; time < 20; time++) {
      const answer = ask();
      asked.at(-1)?.answer({ data: null, errors: [silence, { message: 'm', extensions: { code: 'OVERLOADED' } }] });
      expect(await answer).toBe('answered');
    }
    expect(await isAsked()).toBe(true);
  });

  test('refuses who comes while a hundred wait', async () => {
    void ask();
    asked[0]?.answer();
    const waiting = Array.from({ length: 100 }, () => ask());
    later += 1;
    asked[1]?.answer();
    await waiting[0];
    void ask();
    later += 2_000;
    expect(await ask()).toBe(overloaded);
  });

  test('is left alone once it answers nobody any more', async () => {
    const [first] = [ask(), (later += 1)];
    asked[0]?.answer();
    await first;
    later += 1;
    await failAtOnce(new DeadlineExceededError());
    expect(await isAsked()).toBe(false);
  });
});

test('nor is one to which others have left no time', async () => {
  for (let time = 0; time < 20; time++) {
    const by = deadline();
    later += 40_000;
    const answer = ask(by);
    asked.at(-1)?.fail(new DeadlineExceededError());
    expect(await answer).toBe(tooLate);
  }
  expect(await isAsked()).toBe(true);
});

test('who comes when the time is over asks nobody', async () => {
  expect(await ask(new Deadline(0))).toBe(tooLate);
  expect(asked).toEqual([]);
});

describe('what is let through to one that was left alone', () => {
  beforeEach(async () => {
    await failAtOnce(outage);
    later += 2_000;
  });

  test('brings it back by its answer', async () => {
    const probe = ask();
    expect(await ask()).toBe(silent);
    asked.at(-1)?.answer();
    expect(await probe).toBe('answered');
    expect(await isAsked()).toBe(true);
    expect(states).toEqual(['neighbor down', 'neighbor up']);
  });

  test('may take its time, for which nobody waits', async () => {
    const probe = ask();
    later += 2_000;
    expect(await probe).toBe(silent);
    expect(await isAsked()).toBe(false);
    asked.at(-1)?.answer();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await isAsked()).toBe(true);
  });

  test('is waited for where it writes', async () => {
    const probe = ask(deadline(), true);
    later += 2_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    asked.at(-1)?.answer();
    expect(await probe).toBe('answered');
  });
});

describe('one that has answered nothing for a while', () => {
  const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 100));
  let first: Promise<string>;
  beforeEach(() => {
    first = ask();
    later += 4_000;
  });

  test('is not waited for by those who come later, until their own time is over', async () => {
    const second = ask();
    expect(asked).toHaveLength(2);
    later += 4_000;
    expect(await second).toBe(tooLate);
    asked[0]?.answer();
    expect(await first).toBe('answered');
    expect(states).toEqual([]);
  });

  test('is waited for once it answers anybody', async () => {
    const second = ask();
    later += 1;
    asked[0]?.answer();
    await first;
    later += 4_000;
    await pause();
    asked[1]?.answer();
    expect(await second).toBe('answered');
  });

  test('is waited for where it writes', async () => {
    const write = ask(deadline(), true);
    later += 4_000;
    await pause();
    asked[1]?.answer();
    expect(await write).toBe('answered');
  });
});

test('while nothing comes back, so many wait and no more', async () => {
  const waiting = Array.from({ length: 150 }, () => ask());
  expect(asked).toHaveLength(150);
  later += 2_000;
  expect(await ask()).toBe(silent);
  expect(asked).toHaveLength(150);
  asked[0]?.answer();
  await waiting[0];
  expect(await isAsked()).toBe(true);
});

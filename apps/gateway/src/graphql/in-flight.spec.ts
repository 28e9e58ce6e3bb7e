import { Deadline } from '@tokorozawa/subgraph-kit';
import { InFlight } from './shared-reads';

interface Value {
  by: string;
  isWhole: boolean;
}

let inFlight: InFlight<Value>;
let version: number | undefined;
let begun: { by: string; end: (isWhole: boolean) => void; fail: () => void }[];
beforeEach(() => {
  version = 1;
  inFlight = new InFlight({
    noteVersions() {
      const noted = version;
      return () => (version === undefined ? undefined : version === noted);
    },
    isComplete: ({ isWhole }) => isWhole,
    concernsOneCaller: (error) => (error as Error).message === 'of refused',
  });
  begun = [];
});

const ask = (by: string, deadline: Deadline): Promise<string> =>
  inFlight
    .share('key', deadline, () => {
      return new Promise((resolve, reject) => {
        begun.push({ by, end: (isWhole) => resolve({ by, isWhole }), fail: () => reject(new Error(`of ${by}`)) });
      });
    })
    .then(({ value }) => value.by);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test.each([
  ['is not whole', () => begun[0]?.end(false)],
  ['fails', () => begun[0]?.fail()],
])('what was begun by one who had little time and %s is begun again, once for all who have more', async (_how, end) => {
  const hurried = ask('hurried', new Deadline(0));
  const others = [ask('one', new Deadline(60_000)), ask('other', new Deadline(60_000))];
  end();
  await Promise.allSettled([hurried]);
  await turn();
  expect(begun.map(({ by }) => by)).toEqual(['hurried', 'one']);
  begun[1]?.end(true);
  expect(await Promise.all(others)).toEqual(['one', 'one']);
});

test('what is whole serves all', async () => {
  const asked = [ask('hurried', new Deadline(0)), ask('one', new Deadline(60_000))];
  begun[0]?.end(true);
  expect(await Promise.all(asked)).toEqual(['hurried', 'hurried']);
});

test('what fails for another reason fails for all', async () => {
  const asked = [ask('one', new Deadline(60_000)), ask('other', new Deadline(60_000))];
  begun[0]?.fail();
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'of one' } });
  }
});

test('what is refused to one is begun again for the others', async () => {
  const refused = ask('refused', new Deadline(60_000));
  const others = [ask('one', new Deadline(60_000)), ask('other', new Deadline(60_000))];
  begun[0]?.fail();
  await Promise.allSettled([refused]);
  await turn();
  begun[1]?.end(true);
  expect(await Promise.all(others)).toEqual(['one', 'one']);
});

test('who has no time left does not begin again', async () => {
  const asked = [ask('one', new Deadline(0)), ask('other', new Deadline(0))];
  begun[0]?.end(false);
  expect(await Promise.all(asked)).toEqual(['one', 'one']);
  expect(begun).toHaveLength(1);
});

test('what was begun before the data changed serves nobody who asks afterwards', async () => {
  const before = [ask('one', new Deadline(60_000)), ask('other', new Deadline(60_000))];
  version = 2;
  const after = [ask('later', new Deadline(60_000)), ask('last', new Deadline(60_000))];
  begun[0]?.end(true);
  expect(await Promise.all(before)).toEqual(['one', 'one']);
  after.push(ask('joining', new Deadline(60_000)));
  begun[1]?.end(true);
  expect(await Promise.all(after)).toEqual(['later', 'later', 'later']);
});

test('while nobody knows whether the data have changed, what was begun serves those who ask within a second', async () => {
  const now = jest.spyOn(performance, 'now');
  const asked = [0, 999, 1_000].map((instant) => {
    now.mockReturnValue(instant);
    version = undefined;
    return ask(`at ${instant}`, new Deadline(60_000));
  });
  now.mockRestore();
  for (const { end } of begun) end(true);
  expect(await Promise.all(asked)).toEqual(['at 0', 'at 0', 'at 1000']);
});

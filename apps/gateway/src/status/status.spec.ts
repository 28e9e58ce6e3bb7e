import { Status } from './status';

const historyOf = (status: Status, name: string): string[] =>
  status
    .parts()
    .filter((part) => part.name === name)
    .flatMap(({ history }) => history.map(({ state, because = '' }) => `${state} ${because}`.trim()));

test('only changes of a state are remembered, and at most two hundred', () => {
  const status = new Status();
  for (const isUp of [true, true, false, false]) status.recordHealth('hanno', isUp);
  status.record('hanno', 'up');
  expect(historyOf(status, 'hanno')).toEqual(['up', 'down health check failed', 'up']);
  for (let time = 0; time < 300; time++) status.record('hanno', time % 2 ? 'up' : 'down', `${time}`);
  expect(historyOf(status, 'hanno')).toHaveLength(200);
});

test('a health check neither ends a suspension nor replaces a better reason', () => {
  const status = new Status();
  status.record('hanno', 'suspended', 'its answers take too long');
  status.recordHealth('hanno', true);
  status.recordHealth('hanno', false);
  status.record('iruma', 'down', 'the subgraph cannot be reached');
  status.recordHealth('iruma', false);
  expect(historyOf(status, 'hanno')).toEqual(['suspended its answers take too long']);
  expect(historyOf(status, 'iruma')).toEqual(['down the subgraph cannot be reached']);
});

test('domains come first, with their titles; a partner has a notice while its present file is not used', () => {
  const status = new Status();
  status.recordJoined('a-partner');
  status.recordHealth('comprehensive-plan', true);
  status.recordRefused('a-partner', 'The field X.y belongs to the city.', true);
  expect(status.parts()).toMatchObject([
    { name: 'comprehensive-plan', kind: 'domain', title: { ja: '総合計画' } },
    { name: 'a-partner', kind: 'partner', notice: 'The field X.y belongs to the city.', history: [{ state: 'up' }] },
  ]);
  status.recordJoined('a-partner');
  expect(status.parts()[1]).not.toHaveProperty('notice');
  status.recordRefused('b-partner', 'no', false);
  expect(historyOf(status, 'b-partner')).toEqual(['refused no']);
  status.forget('b-partner');
  expect(status.parts()).toHaveLength(2);
});

describe('after a restart', () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 29, 12, minute));
  const before = {
    since: at(0).toISOString(),
    histories: {
      hanno: [{ at: at(1).toISOString(), state: 'up' as const }],
      iruma: [{ at: at(2).toISOString(), state: 'suspended' as const, because: 'its answers take too long' }],
    },
  };

  test('a record goes on where it ended, with what was not seen as unknown', () => {
    const status = new Status({ ...before, seenAt: at(10) }, at(30));
    expect([status.startedAt, status.since]).toEqual([at(30).toISOString(), at(0).toISOString()]);
    status.recordJoined('hanno');
    expect(historyOf(status, 'hanno')).toEqual(['up', 'unknown the gateway did not run', 'up']);
    expect(status.parts()[0]?.history[1]?.at).toBe(at(10).toISOString());
  });

  test('a gateway that is replaced at once leaves no gap, except in a suspension, which has ended with it', () => {
    const status = new Status({ ...before, seenAt: at(10) }, new Date(at(10).getTime() + 5_000));
    status.recordJoined('hanno');
    status.recordJoined('iruma');
    expect(historyOf(status, 'hanno')).toEqual(['up']);
    expect(status.parts()[0]?.history[0]?.at).toBe(at(1).toISOString());
    expect(historyOf(status, 'iruma')).toEqual([
      'suspended its answers take too long',
      'unknown the gateway did not run',
      'up',
    ]);
  });

  test('what has not been heard of yet is kept for the next gateway, and what has left is not', () => {
    const status = new Status({ ...before, seenAt: at(10) }, at(10));
    status.recordHealth('comprehensive-plan', true);
    expect(status.parts().map(({ name }) => name)).toEqual(['comprehensive-plan']);
    expect(Object.keys(status.kept.histories)).toEqual(['hanno', 'iruma', 'comprehensive-plan']);
    status.forget('iruma');
    expect(status.kept.since).toBe(at(0).toISOString());
    expect(Object.keys(status.kept.histories)).toEqual(['hanno', 'comprehensive-plan']);
  });
});

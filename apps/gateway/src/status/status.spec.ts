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

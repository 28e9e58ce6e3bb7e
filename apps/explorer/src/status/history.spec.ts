import { reasonText, slicesOf, type StateChange } from './history';

const hour = 3_600_000;
const now = Date.parse('2026-11-29T12:00:00Z');
const change = (hoursAgo: number, state: StateChange['state']): StateChange => ({
  at: new Date(now - hoursAgo * hour).toISOString(),
  state,
});
const states = (history: StateChange[]): string[] => slicesOf(history, now, 6, 6).map(({ state }) => state);

test('a slice has the worst state in it, and the last state goes on', () => {
  expect(states([change(4.5, 'up'), change(2.5, 'down'), change(2.4, 'up')])).toEqual([
    'unknown',
    'up',
    'up',
    'down',
    'up',
    'up',
  ]);
  expect(states([change(30, 'up'), change(0.5, 'suspended')])).toEqual(['up', 'up', 'up', 'up', 'up', 'suspended']);
  expect(states([])).toEqual(Array(6).fill('unknown'));
});

test('slices follow each other and end now', () => {
  const slices = slicesOf([], now, 24, 48);
  expect(slices).toHaveLength(48);
  expect(slices.at(-1)?.end).toBe(now);
  expect(slices[1]?.begin).toBe(slices[0]?.end);
});

test('a reason that is known is told in Japanese, any other as it is', () => {
  expect(reasonText('its answer is larger than 1 MB').ja).toBe('応答が大きすぎます');
  expect(reasonText('The field X.y belongs to z.')).toEqual({
    ja: 'The field X.y belongs to z.',
    en: 'The field X.y belongs to z.',
  });
});

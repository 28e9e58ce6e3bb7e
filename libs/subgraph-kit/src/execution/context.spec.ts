import { Clock } from './context';

test.each([
  ['2026-11-23T14:59:59.999Z', '2026-11-23', '2026-11-23T15:00:00.000Z'],
  ['2026-11-23T15:00:00.000Z', '2026-11-24', '2026-11-24T15:00:00.000Z'],
  ['2024-12-31T20:00:00.000Z', '2025-01-01', '2025-01-01T15:00:00.000Z'],
])('at %s it is %s in Japan, until %s', (instant, day, end) => {
  const clock = new Clock(() => Date.parse(instant));
  expect(clock.today()).toBe(day);
  expect(clock.validUntil).toBe(end);
});

test('within one request the day stays the same, even over midnight', () => {
  let now = Date.parse('2026-11-23T14:59:59.999Z');
  const clock = new Clock(() => now);
  clock.today();
  now += 1_000;
  expect(clock.today()).toBe('2026-11-23');
});

test('a request that does not ask for the day is valid without an end', () => {
  expect(new Clock().validUntil).toBeUndefined();
});

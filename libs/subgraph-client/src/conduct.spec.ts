import { Conduct, type Judgment } from './conduct';

let now: number;
let events: string[];
let conduct: Conduct;
beforeEach(() => {
  now = 0;
  events = [];
  conduct = new Conduct(
    { onSuspended: () => void events.push('suspended'), onRestored: () => void events.push('restored') },
    () => now,
  );
});

function behave(judgment: Judgment, times = 1): void {
  for (let time = 0; time < times; time++) conduct.begin()?.end(judgment);
}

test('ten bad answers among the latest twenty suspend a partner', () => {
  for (let time = 0; time < 9; time++) {
    behave('bad');
    behave('good');
  }
  expect(conduct.isSuspended).toBe(false);
  behave('bad');
  expect(events).toEqual(['suspended']);
  expect(conduct.begin()).toBeUndefined();
});

test('bad answers of long ago, and what says nothing, do not count', () => {
  behave('bad', 9);
  behave('unknown', 100);
  behave('good', 20);
  behave('bad', 9);
  expect(events).toEqual([]);
});

test('a suspended partner is tried once after each pause, which doubles up to five minutes', () => {
  behave('bad', 10);
  for (const pause of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
    now += pause - 1;
    expect(conduct.begin()).toBeUndefined();
    now += 1;
    const probe = conduct.begin();
    expect(probe).toBeDefined();
    expect(conduct.begin()).toBeUndefined();
    probe?.end('bad');
  }
  now += 300_000;
  behave('good');
  expect(events).toEqual(['suspended', 'restored']);
  expect(conduct.begin()).toBeDefined();
});

test('a partner that is bad again soon has the longer pause, and after twenty good answers the first one', () => {
  behave('bad', 10);
  now += 10_000;
  behave('good');
  behave('bad', 10);
  now += 19_999;
  expect(conduct.begin()).toBeUndefined();
  now += 1;
  behave('good', 21);
  behave('bad', 10);
  now += 10_000;
  expect(conduct.begin()).toBeDefined();
});

test('an answer to what was asked before the suspension changes nothing', () => {
  const [early, late] = [conduct.begin(), conduct.begin()];
  behave('bad', 10);
  early?.end('good');
  expect(conduct.isSuspended).toBe(true);
  now += 10_000;
  const probe = conduct.begin();
  late?.end('good');
  expect(conduct.isSuspended).toBe(true);
  probe?.end('good');
  expect(conduct.isSuspended).toBe(false);
});

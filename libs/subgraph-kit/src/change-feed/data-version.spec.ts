import { KnownVersion } from './data-version';

let now = 0;
beforeEach(() => {
  now = 10_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

test('a version is valid for a time after it was requested, not after it arrived, and not a moment longer', () => {
  const known = new KnownVersion(2_000);
  expect(known.current()).toBeUndefined();
  const asOf = now;
  now += 500;
  known.learn('feed.1', asOf);
  now = asOf + 1_999;
  expect(known.current()).toBe('feed.1');
  now = asOf + 2_000;
  expect(known.current()).toBeUndefined();
});

test('a version that was requested before it was forgotten is ignored', () => {
  const known = new KnownVersion(2_000);
  const before = now;
  now += 10;
  known.forget();
  known.learn('feed.1', before);
  expect(known.current()).toBeUndefined();
  known.learn('feed.1', now);
  expect(known.current()).toBe('feed.1');
});

test('versions that overtake one another never lead back to an earlier one', () => {
  const known = new KnownVersion(2_000);
  known.learn('feed.2', now);
  known.learn('feed.1', now + 10);
  expect(known.current()).toBe('feed.2');
});

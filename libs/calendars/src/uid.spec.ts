import { uidOf } from './uid';

test('an id has the host at which the public finds the record, and the same one wherever that is not known', () => {
  expect(uidOf('https://www.city.example:8443/keikaku/id/a', 'a', 'open', '2026-11-29')).toBe(
    'a/open/2026-11-29@www.city.example',
  );
  expect(uidOf('/id/a', 'a')).toBe('a@planning-graph.invalid');
  expect(uidOf('/id/a', 'a b;c,d\n')).toBe('a%20b%3Bc%2Cd%0A@planning-graph.invalid');
});

import { callerAt, RecentCallers } from './callers';

test.each([
  ['an IPv4 address is itself', '203.0.113.7', '203.0.113.7'],
  ['an IPv4 address in IPv6 is the IPv4 address', '::ffff:203.0.113.7', '203.0.113.7'],
  ['an IPv6 address is its network', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['zeros in the middle', '2001:db8::1', '2001:db8:0:0::/64'],
  ['zeros at the end', '2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['zeros at the beginning', '::1', '0:0:0:0::/64'],
  ['leading zeros and capitals', '2001:0DB8:0001:0000:0:0:0:6', '2001:db8:1:0::/64'],
  ['what is no address', 'x'.repeat(100), 'unknown'],
  ['nothing, because the caller has already left', undefined, 'unknown'],
  ['an interface', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s: %s', (_what, address, caller) => {
  expect(callerAt(address)).toBe(caller);
});

test('all addresses of one network are one caller, and those of another are another', () => {
  expect(callerAt('2001:db8:1:2::1')).toBe(callerAt('2001:db8:1:2:ffff:ffff:ffff:ffff'));
  expect(callerAt('2001:db8:1:2::1')).not.toBe(callerAt('2001:db8:1:3::1'));
});

test('a caller has others beside it once somebody else has asked', () => {
  const recent = new RecentCallers();
  const hasOthers = () => ['a', 'b', 'c'].map((caller) => recent.hasOthers(caller));
  expect(hasOthers()).toEqual([false, false, false]);
  recent.note('a');
  recent.note('a');
  expect(hasOthers()).toEqual([false, true, true]);
  recent.note('b');
  expect(hasOthers()).toEqual([true, true, true]);
  recent.note('a');
  expect(hasOthers()).toEqual([true, true, true]);
});

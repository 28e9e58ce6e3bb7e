import { isOneOf, parseNetworks } from './networks';

test.each([
  ['10.0.0.7', '10.0.0.7', true],
  ['10.0.0.7', '10.0.0.8', false],
  ['10.0.0.7', '::ffff:10.0.0.7', true],
  ['127.0.0.1, 192.168.0.0/16', '192.168.3.4', true],
  ['127.0.0.1,192.168.0.0/16', '192.169.3.4', false],
  ['fd00::/8', 'fd12::1', true],
  ['fd00::/8', 'fe00::1', false],
  ['0.0.0.0/0', 'not an address', false],
])('%s contains %s: %s', (networks, address, isOne) => {
  expect(isOneOf(parseNetworks(networks) as NonNullable<ReturnType<typeof parseNetworks>>, address)).toBe(isOne);
});

test.each(['true', '1', '', '10.0.0.7,', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/8/8', 'localhost', 'fd00::/129'])(
  '%j is not a list of networks',
  (text) => {
    expect(parseNetworks(text)).toBeUndefined();
  },
);

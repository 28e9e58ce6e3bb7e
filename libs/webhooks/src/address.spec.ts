import { BlockList } from 'node:net';
import { type AddressRefusedError, checkAddress, requireWellWritten } from './address';

const inside = new BlockList();
inside.addSubnet('10.20.0.0', 16, 'ipv4');
inside.addSubnet('fd00:20::', 32, 'ipv6');

/** The reason for which an address is refused; "accepted" if it is not. */
async function verdict(url: string, found: string[] = ['8.8.8.8']): Promise<string> {
  const resolve = () => Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  return checkAddress(url, { privateNetworks: inside, resolve }).then(
    () => 'accepted',
    (error: unknown) => (error as AddressRefusedError).reason,
  );
}

test.each([
  ['https://receiver.example.jp/hooks', 'accepted'],
  ['https://8.8.8.8/', 'accepted'],
  ['https://[2606:4700::1111]/', 'accepted'],
  ['http://receiver.example.jp/', 'NOT_HTTPS'],
  ['ftp://receiver.example.jp/', 'INVALID'],
  ['receiver.example.jp', 'INVALID'],
  ['https://receiver.example.jp:0/', 'PORT'],
  ['https://receiver.example.jp:8443/', 'accepted'],
  ['https://user:password@receiver.example.jp/', 'CREDENTIALS'],
])('%s is %s', async (url, expected) => expect(await verdict(url)).toBe(expected));

test.each([
  ['https://receiver.example.jp/hooks?for=us', 'accepted'],
  ['HTTPS://receiver.example.jp/', 'accepted'],
  ['https:receiver.example.jp', 'INVALID'],
  ['https:/receiver.example.jp', 'INVALID'],
  [String.raw`https:\\receiver.example.jp`, 'INVALID'],
  ['receiver.example.jp', 'INVALID'],
  ['https://receiver.example.jp/hooks#top', 'FRAGMENT'],
  ['https://receiver.example.jp/#', 'FRAGMENT'],
  [' https://receiver.example.jp/', 'SPACE'],
  ['https://receiver.example.jp/ ', 'SPACE'],
  ['https://receiver.example.jp/my hooks', 'SPACE'],
  ['https://receiver.example.jp/　hooks', 'SPACE'],
  ['https://receiver.example.jp/hooks\n', 'SPACE'],
  ['https://receiver.exam\tple.jp/', 'SPACE'],
])('%j is %s when it is written', (url, expected) => {
  const reason = (): string => {
    try {
      requireWellWritten(url);
      return 'accepted';
    } catch (error) {
      return (error as AddressRefusedError).reason;
    }
  };
  expect(reason()).toBe(expected);
});

test.each([
  ['loopback', '127.0.0.1'],
  ['loopback in another notation', '2130706433'],
  ['loopback in octal digits', '0177.0.0.1'],
  ['loopback in short', '127.1'],
  ['this host', '0.0.0.0'],
  ['private', '10.0.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['shared by customers of a provider', '100.64.0.1'],
  ['the metadata service', '169.254.169.254'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['loopback', '[::1]'],
  ['unspecified', '[::]'],
  ['mapped', '[::ffff:127.0.0.1]'],
  ['mapped, though public', '[::ffff:8.8.8.8]'],
  ['compatible', '[::7f00:1]'],
  ['translated', '[64:ff9b::a9fe:a9fe]'],
  ['6to4', '[2002:7f00:1::]'],
  ['Teredo', '[2001:0:7f00:1::]'],
  ['link-local', '[fe80::1]'],
  ['unique local', '[fd00::1]'],
  ['the metadata service', '[fd00:ec2::254]'],
  ['multicast', '[ff02::1]'],
  ['documentation', '[2001:db8::1]'],
])('an address that is %s (%s) is refused', async (_what, host) => {
  expect(await verdict(`https://${host}/`)).toBe('PRIVATE');
});

test('a name is refused if any of its addresses is, if it has none, and if nobody says in time which', async () => {
  expect(await verdict('https://receiver.example.jp/', ['8.8.8.8', '192.168.0.1'])).toBe('PRIVATE');
  expect(await verdict('https://receiver.example.jp/', ['8.8.8.8', '::ffff:7f00:1'])).toBe('PRIVATE');
  expect(await verdict('https://receiver.example.jp/', [])).toBe('UNRESOLVED');
  const failing = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
  await expect(checkAddress('https://nowhere.example.jp/', failing)).rejects.toThrow('is not found');
  const silent = { resolve: () => new Promise<never>(() => undefined), lookupTimeout: 1 };
  await expect(checkAddress('https://silent.example.jp/', silent)).rejects.toThrow('is not found');
});

test('networks that the operator names may receive, also without TLS, and nothing beside them', async () => {
  expect(await verdict('http://hooks.lgwan.example/', ['10.20.1.1'])).toBe('accepted');
  expect(await verdict('https://hooks.lgwan.example/', ['fd00:20::1'])).toBe('accepted');
  expect(await verdict('https://hooks.lgwan.example/', ['10.21.1.1'])).toBe('PRIVATE');
  expect(await verdict('http://hooks.lgwan.example/', ['10.20.1.1', '8.8.8.8'])).toBe('NOT_HTTPS');
  expect(await verdict('https://hooks.lgwan.example/', ['10.20.1.1', '10.21.1.1'])).toBe('PRIVATE');
});

import { faultOfAddress, faultOfUrl, partnerLookup } from './partner-address';
import { parseNetworks } from '@tokorozawa/process-kit';

test.each([
  ['https://graph.example.jp/graphql', undefined],
  ['http://10.1.2.3:4700/graphql', undefined],
  ['http://[::1]/graphql', undefined],
  ['http://hanno:4700/graphql', undefined],
  ['http://graph.example.jp/graphql', 'must begin with https://, except in a private network'],
  ['http://169.254.169.254/latest', 'must not lead to 169.254.169.254'],
  ['https://[::ffff:169.254.169.254]/', 'must not lead to ::ffff:a9fe:a9fe'],
  ['https://user:secret@graph.example.jp/', expect.stringMatching(/must not contain a user/)],
  ['file:///etc/passwd', expect.stringMatching(/must be an address/)],
])('the address %s is judged', (url, fault) => {
  expect(faultOfUrl(url)).toEqual(fault);
});

/** What is said of an address whose name leads to these. */
const faultOf = (url: string, addresses: string[], networks = ''): Promise<string | undefined> =>
  faultOfAddress(url, {
    networks: networks === '' ? undefined : parseNetworks(networks),
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });

const url = 'https://graph.example.jp/graphql';

test.each([
  [url, ['8.8.8.8', '2606:4700::1111'], undefined],
  [
    url,
    ['8.8.8.8', '10.1.2.3'],
    expect.stringMatching(/^leads to 10\.1\.2\.3, .* add its network to PARTNER_PRIVATE_NETWORKS$/),
  ],
  [url, ['::ffff:192.168.0.1'], expect.stringMatching(/^leads to /)],
  [url, ['169.254.169.254'], 'must not lead to 169.254.169.254'],
  [url, [], 'has the host graph.example.jp, which is not found in the domain name system'],
  ['http://hanno:4700/graphql', ['172.18.0.5'], undefined],
  ['https://hanno/graphql', ['172.18.0.5'], undefined],
  ['http://hanno:4700/graphql', ['8.8.8.8'], 'must begin with https://, except in a private network'],
  ['http://hanno:4700/graphql', ['169.254.169.254'], 'must not lead to 169.254.169.254'],
])('the host of %s with the addresses %j is judged', async (address, found, fault) => {
  expect(await faultOf(address, found)).toEqual(fault);
});

test('a public name may lead to a private network that the operator names, and to no other', async () => {
  expect(await faultOf(url, ['10.20.1.1'], '10.20.0.0/16')).toBeUndefined();
  expect(await faultOf(url, ['10.20.1.1', '10.21.1.1'], '10.20.0.0/16')).toContain('leads to 10.21.1.1');
  expect(await faultOf(url, ['169.254.169.254'], '169.254.0.0/16')).toBe('must not lead to 169.254.169.254');
});

test('a connection goes only where the name may lead at that moment', async () => {
  const connect = (to: string): Promise<string | undefined> =>
    new Promise((resolve) =>
      partnerLookup(to, { networks: undefined })('localhost', { all: true }, (error) => resolve(error?.message)),
    );
  expect(await connect('http://localhost:4700/graphql')).toBeUndefined();
  expect(await connect(url)).toMatch(/^The address of the partner leads to (127\.0\.0\.1|::1), /);
});

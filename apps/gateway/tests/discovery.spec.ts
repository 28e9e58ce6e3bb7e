import { discovery, sitemap } from '@tokorozawa/pages';
import { Addresses, type ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { sharedGateway } from '../testing/shared-gateway';

const publicUrl = 'https://www.city.example/keikaku';
const securityContacts = ['mailto:security@city.example', 'https://www.city.example/security'];

const gateway = sharedGateway({ publicUrl, securityContacts });

const addressesIn = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc as string);

test('the sitemap has every page, and every record of the graph, below the public address', async () => {
  const response = await gateway.get('/sitemap.xml');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
  const addresses = addressesIn(await response.text());
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const path of ['/', '/about', '/data', '/parts/sister-cities', '/indicators/population', '/editions/2024']) {
    expect(addresses).toContain(publicUrl + path);
  }
  const { questions } = (await (await gateway.get('/q.json')).json()) as { questions: { address: string }[] };
  expect(questions.length).toBeGreaterThan(30);
  expect(addresses).toEqual(expect.arrayContaining(questions.map(({ address }) => address)));
  const { data } = await gateway.ask('{ snapshot(first: 1000) { next nodes { ... on Record { id } } } }');
  const { next, nodes } = (data as { snapshot: { next: null; nodes: { id: string }[] } }).snapshot;
  expect(next).toBeNull();
  const records = addresses.filter((address) => address.startsWith(`${publicUrl}/id/`));
  expect(records.sort()).toEqual(nodes.map(({ id }) => `${publicUrl}/id/${id}`).sort());
});

test('with more pages than fit, the sitemap is an index of sitemaps that have all of them', async () => {
  const { forms } = sitemap([], { maxAddresses: 1_000 });
  const ask: ResourceRequest['ask'] = async (query, variables = {}) => {
    // The same records three times, as if there were three pages of them.
    const { after, ...others } = variables;
    const page = Number(after ?? 0);
    const { data, errors } = await gateway.ask(query, others);
    const snapshot = data?.snapshot as { next: string | null } | undefined;
    if (snapshot && page < 2) snapshot.next = String(page + 1);
    return { data: data as never, errors: (errors as never) ?? [] };
  };
  const write = async (query: string): Promise<string> => {
    const request = {
      query: new URLSearchParams(query),
      addresses: new Addresses(publicUrl, '/sitemap.xml'),
      locale: Locale.JA,
      ask,
    };
    return String((await forms[0].write(request as unknown as ResourceRequest)).body);
  };
  const index = await write('');
  expect(index).toContain('<sitemapindex');
  const queries = addressesIn(index).map((address) => new URL(address.replaceAll('&amp;', '&')).search);
  expect(queries).toEqual(['?pages=others', '?pages=records', '?pages=records&after=1', '?pages=records&after=2']);
  const parts = await Promise.all(queries.map(write));
  const [pages = [], ...records] = parts.map(addressesIn);
  expect(pages).toContain(`${publicUrl}/parts/peace`);
  for (const part of records) expect(part.length).toBeGreaterThan(800);
});

test('robots are told of the sitemap, and kept out of an instance for trying', async () => {
  const text = await (await gateway.get('/robots.txt')).text();
  expect(text).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
  const robots = discovery([]).find(({ path }) => path === '/robots.txt');
  const { body } = (await robots?.forms[0].write({ isSandbox: true } as ResourceRequest)) ?? {};
  expect(body).toBe('User-agent: *\nDisallow: /\n');
});

test('security.txt names a contact, and expires within a year', async () => {
  const response = await gateway.get('/.well-known/security.txt');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const text = await response.text();
  const lines = text.trim().split('\n');
  const fields = new Map(lines.map((line) => line.split(/: (.*)/) as [string, string]));
  expect(lines.slice(0, 2)).toEqual(securityContacts.map((contact) => `Contact: ${contact}`));
  expect(fields.get('Policy')).toBe(`${publicUrl}/about#security`);
  expect(fields.get('Canonical')).toBe(`${publicUrl}/.well-known/security.txt`);
  const { data } = await gateway.ask('{ today { earliest } }');
  const today = Date.parse((data as { today: { earliest: string } }).today.earliest);
  const days = (Date.parse(fields.get('Expires') ?? '') - today) / 86_400_000;
  expect(days).toBe(180);
  const about = await gateway.get('/about', { headers: { accept: 'text/html' } });
  expect(await about.text()).toContain('id="security"');
});

test('there is no security.txt without somebody to tell', async () => {
  const file = discovery([]).find(({ path }) => path === '/.well-known/security.txt');
  const written = async () => file?.forms[0].write({ securityContacts: [] as readonly string[] } as ResourceRequest);
  await expect(written).rejects.toMatchObject({
    status: 404,
    text: { en: expect.stringContaining('/about#security') },
  });
});

test('llms.txt says how to use the graph, with addresses that are there', async () => {
  const text = await (await gateway.get('/llms.txt')).text();
  expect(text).toMatch(/^# .+\n\n> /);
  for (const [, address = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
    expect(address).toContain(publicUrl);
    const path = address.slice(publicUrl.length);
    const { status } = await gateway.get(path);
    // GraphQL and the protocol of assistants are asked by POST.
    expect([path, status]).toEqual([path, ['/graphql', '/mcp'].includes(path) ? expect.any(Number) : 200]);
  }
});

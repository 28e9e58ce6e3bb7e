import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedGateway } from '../testing/shared-gateway';

const publicUrl = 'https://www.city.example/keikaku';

const explorerDirectory = mkdtempSync(join(tmpdir(), 'pages-'));
writeFileSync(join(explorerDirectory, 'explorer.html'), '<html>explorer</html>');
afterAll(() => rmSync(explorerDirectory, { recursive: true }));
const gateway = sharedGateway({ publicUrl, explorerDirectory, without: 'all' });
const anywhere = sharedGateway({ without: 'all' });
const behindProxy = sharedGateway({ without: 'all', trustedProxies: ['127.0.0.1', '::1'] });

/** A proxy that serves the gateway below /keikaku/, as nginx does with or without a path behind `proxy_pass`. */
async function openProxy(takesPathOff: boolean): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const path = takesPathOff ? url.replace('/keikaku/', '/') : url;
    const asked = request(
      gateway.url + path,
      { method, headers: { ...headers, host: 'www.city.example' } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keikaku`, server };
}

describe.each([
  ['takes the path off', true],
  ['passes the path on', false],
])('below a path, behind a proxy that %s', (_what, takesPathOff) => {
  let proxy: Awaited<ReturnType<typeof openProxy>>;
  beforeAll(async () => (proxy = await openProxy(takesPathOff)));
  afterAll(() => void proxy.server.close());

  const page = { accept: 'text/html,*/*;q=0.8' };

  test('the front page, the explorer and GraphQL are found', async () => {
    const frontPage = await (await fetch(`${proxy.url}/`)).text();
    expect(frontPage).toContain(`<link rel="canonical" href="${publicUrl}/" />`);
    expect(frontPage.match(/(?:href|src|action)="\/[^"]*"/g)).toBeNull();
    expect(await (await fetch(`${proxy.url}/explorer`)).text()).toContain('explorer');
    const answer = await fetch(`${proxy.url}/graphql?query={__typename}`);
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    expect((await fetch(`${proxy.url}/health/live`)).status).toBe(200);
  });

  test('redirects stay below the path', async () => {
    expect((await fetch(`${proxy.url}/explorer/`)).url).toBe(`${proxy.url}/explorer`);
    expect((await fetch(`${proxy.url}/graphql`, { headers: page })).url).toBe(`${proxy.url}/explorer`);
  });

  test('a page finds its style and its links, and names its permanent address', async () => {
    const deep = await fetch(`${proxy.url}/indicators/a/b/c`, { headers: page });
    expect(deep.status).toBe(404);
    const links = [...(await deep.text()).matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, link]) => link as string);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((link) => link.startsWith('/'))).toEqual([]);
    const style = links.find((link) => link.includes('.css')) as string;
    const found = await fetch(new URL(style, `${proxy.url}/indicators/a/b/c`));
    expect([found.status, found.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/css')]);
  });

  test('what has an address of its own begins with the public address', async () => {
    const robots = await (await fetch(`${proxy.url}/robots.txt`)).text();
    expect(robots).toContain(`${publicUrl}/sitemap.xml`);
  });
});

test('whoever leaves out the slash behind the path is sent to the front page', async () => {
  const answer = await gateway.get('/keikaku', { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `${publicUrl}/`]);
});

test('a path that only begins alike is not taken for the public one', async () => {
  expect((await gateway.get('/keikaku2/explorer')).status).toBe(404);
});

test('without a public address, addresses are those of the request, and only a trusted proxy can say which', async () => {
  const headers = { 'x-forwarded-host': 'plan.example.jp', 'x-forwarded-proto': 'https' };
  for (const [asked, origin] of [
    [behindProxy, 'https://plan.example.jp'],
    [anywhere, 'http://localhost:'],
  ] as const) {
    expect(await (await asked.get('/robots.txt', { headers })).text()).toContain(`Sitemap: ${origin}`);
  }
});

test.each([
  ['HTTPS', 'https'],
  ['javascript', 'http'],
  ['"><script>', 'http'],
])('a proxy that passes on any protocol, such as %s, cannot bring another one into addresses', async (said, used) => {
  const headers = { 'x-forwarded-host': 'plan.example.jp', 'x-forwarded-proto': said };
  const robots = await (await behindProxy.get('/robots.txt', { headers })).text();
  expect(robots).toContain(`Sitemap: ${used}://plan.example.jp/`);
});

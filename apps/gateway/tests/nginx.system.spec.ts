import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { connectAssistant } from '../testing/assistant';
import { eventually } from '../testing/eventually';
import { openEventStream } from '../testing/event-stream';
import { openCity, type City } from '../testing/open-city';
import { documentedConfiguration, openNginx, type TestNginx } from '../testing/open-nginx';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

const publicUrl = 'https://www.city.example/keikaku';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  const trustedProxies = new BlockList();
  trustedProxies.addAddress('127.0.0.1');
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    explorerDirectory: join(workspaceRoot, 'apps/explorer/dist'),
    publicUrl,
    trustedProxies,
    responseCache: { megabytes: 8, url: undefined },
  });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

describe.each([
  ['takes the path off, as the guide says', (documented: string) => documented],
  [
    'passes the path on, as the guide allows',
    (documented: string) => documented.replace(/(proxy_pass http:\/\/[^/;]+)\/;/, '$1;'),
  ],
])('below a path, behind an nginx that %s', (_what, change) => {
  let nginx: TestNginx;
  let root: string;
  beforeAll(async () => {
    nginx = await openNginx(change(documentedConfiguration(gateway.url)));
    root = `${nginx.url}/keikaku/`;
  });
  afterAll(() => nginx.close());

  interface Got {
    status: number | undefined;
    headers: IncomingHttpHeaders;
    body: string;
  }

  /** Asks as a browser does that found the site at its public host. */
  function get(url: string, headers: Record<string, string> = {}, more: RequestOptions = {}): Promise<Got> {
    return new Promise((resolve, reject) => {
      const sent = { host: 'www.city.example', 'accept-language': 'ja', ...headers };
      request(url, { headers: sent, agent: false, ...more }, (response) => {
        const { statusCode: status, headers } = response;
        text(response).then((body) => resolve({ status, headers, body }), reject);
      })
        .on('error', reject)
        .end();
    });
  }
  const at = (path: string): string => root + path;
  const page = { accept: 'text/html,*/*;q=0.8' };
  const linksIn = (body: string): string[] =>
    [...body.matchAll(/<(?:a|link|script|img)\b[^>]*?\b(?:href|src)="([^"#]+)/g)].map(([, link]) =>
      (link as string).replaceAll('&amp;', '&'),
    );

  test.each([
    '',
    'explorer',
    'status',
    'id/sister-city-decatur',
    'indicators/population',
    'parts/comprehensive-plan',
    'editions/2024',
    'q/gender-equality/consultation-cases',
    'lists',
    'lists/sister-cities',
    'timeline',
    'catalog',
    'data',
    'about',
  ])('the page /%s is found, and whatever it needs or leads to', async (path) => {
    const { status, headers, body } = await get(at(path), page);
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching('^text/html')]);
    const links = linksIn(body);
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter((link) => link.startsWith('/'))).toEqual([]);
    const own = links.filter((link) => !/^[a-z]+:/.test(link) || link.startsWith(publicUrl));
    const urls = new Set(own.map((link) => new URL(link.replace(`${publicUrl}/`, root), at(path)).href));
    const isPart = (url: string): boolean => /\.(css|js|svg|png|ttf|woff2?)$/.test(url);
    const chosen = [...urls].filter((url) => isPart(url) || url.includes('/assets/')).concat([...urls].slice(0, 12));
    for (const url of new Set(chosen)) {
      expect(url.startsWith(root)).toBe(true);
      expect([url, (await get(url, page)).status]).toEqual([url, 200]);
    }
  });

  test('the files of the explorer are kept by browsers for ever, and are what they are called', async () => {
    const files = linksIn((await get(at('explorer'), page)).body).filter((link) => link.includes('assets/'));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const { headers } = await get(new URL(file, at('explorer')).href);
      expect(headers['cache-control']).toContain('immutable');
      expect(headers['content-type']).toMatch(file.endsWith('.css') ? /^text\/css/ : /javascript/);
    }
  });

  test('redirects stay below the path', async () => {
    const locationOf = async (path: string): Promise<unknown[]> => {
      const { status, headers } = await get(`${nginx.url}${path}`, page);
      return [status, new URL(headers.location ?? '', `http://www.city.example${path}`).pathname];
    };
    expect(await locationOf('/keikaku')).toEqual([301, '/keikaku/']);
    expect(await locationOf('/keikaku/explorer/')).toEqual([308, '/keikaku/explorer']);
    expect((await locationOf('/keikaku/graphql'))[1]).toBe('/keikaku/explorer');
  });

  test('permanent addresses begin with the public one, in pages, files, feeds and calendars', async () => {
    const record = await get(at('id/sister-city-decatur'), page);
    expect(record.body).toContain(`<link rel="canonical" href="${publicUrl}/id/sister-city-decatur"`);
    expect((await get(at('sitemap.xml'))).body).toContain(`<loc>${publicUrl}/`);
    expect((await get(at('feeds/changes.atom'))).body).toContain(`href="${publicUrl}/feeds/changes.atom"`);
    const calendar = (await get(at('calendars/courses.ics'))).body;
    expect(calendar.replaceAll('\r\n ', '')).toContain(`URL;VALUE=URI:${publicUrl}/id/`);
    const csv = await get(at('export/sister-cities.csv'));
    expect([csv.status, csv.headers.link]).toEqual([200, expect.stringContaining(`<${publicUrl}/export/`)]);
  });

  test('what has not changed is not sent again', async () => {
    for (const path of ['id/sister-city-decatur', 'export/sister-cities.csv', 'indicators/population.svg']) {
      let etag = '';
      await eventually('it has an ETag', async () => (etag = (await get(at(path), page)).headers.etag ?? '') !== '');
      expect(await get(at(path), { ...page, 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
      expect(await get(at(path), page, { method: 'HEAD' })).toMatchObject({ status: 200, headers: { etag }, body: '' });
    }
  });

  test('GraphQL answers, and tells each change at once', async () => {
    const query = '{ sisterCity(id: "sister-city-decatur") { id } }';
    const answer = await get(at(`graphql?query=${encodeURIComponent(query)}`));
    expect(JSON.parse(answer.body)).toEqual({ data: { sisterCity: { id: 'sister-city-decatur' } } });
    const stream = await openEventStream(root.slice(0, -1), 'subscription { changed { recordId } }');
    expect(stream.headers.get('content-type')).toMatch('text/event-stream');
    await city.sql(`UPDATE international_relations.sister_city SET population = population + 1
      WHERE id = 'sister-city-decatur'`);
    await eventually('the change is told while the stream is open', () =>
      stream.events.some(({ data }) => data.includes('sister-city-decatur')),
    );
    expect(stream.isEnded).toBe(false);
    stream.close();
  });

  test('an assistant finds what it needs, with permanent addresses', async () => {
    const { client, call } = await connectAssistant(root.slice(0, -1));
    const { results } = await call('search', { query: 'ディケイター', limit: 5 });
    expect(results).toContainEqual(expect.objectContaining({ url: `${publicUrl}/id/sister-city-decatur` }));
    await client.close();
  });
});

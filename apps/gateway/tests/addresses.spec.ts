import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

const textAt = async (path: string): Promise<string> => (await gateway.get(path)).text();

/** More ids than a list takes. */
const manyIds = Array.from({ length: 1500 }, (_, index) => `a${index}`).join(',');

/** The parameter at fault, and what a Japanese and an English reader are told. */
async function faultAt(path: string): Promise<{ parameter: string | undefined; ja: string; en: string }> {
  const read = async (lang: string): Promise<{ parameter?: string; detail: string }> => {
    const address = path.replace('MANY', manyIds);
    const response = await gateway.get(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
    expect(`${response.status} ${path}`).toMatch(/^(400|404) /);
    return (await response.json()) as { parameter?: string; detail: string };
  };
  const [ja, en] = [await read('ja'), await read('en')];
  expect(ja.parameter).toBe(en.parameter);
  return { parameter: ja.parameter, ja: ja.detail, en: en.detail };
}

const isEnglish = (text: string): boolean => /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text);
const isJapanese = (text: string): boolean => /[ぁ-ん]/.test(text);

test.each([
  ['/export/sister-cities.csv?edition=2030', 'edition'],
  ['/export/sister-cities.csv?between=2000/1990', 'between'],
  ['/export/sister-cities.csv?between=soon', 'between'],
  ['/export/public-facilities.csv?municipality=999999', 'municipality'],
  ['/export/observations.csv?ids=MANY', 'ids'],
  ['/q/gender-equality/center-room-fee.json?slots=99', 'slots'],
  ['/q/gender-equality/center-room-fee.json?room=nothing', 'room'],
  ['/q/gender-equality/courses.json?first=-1', 'first'],
  ['/q/gender-equality/courses.json?after=x', 'after'],
  ['/q/comprehensive-plan/section.json?id=zzz', 'id'],
  ['/q/regional-partnership/municipality.json?code=131016', 'code'],
  ['/calendars/facility-hours.ics?facility=nothing', 'facility'],
  ['/calendars/consultations.ics?consultation=nothing', 'consultation'],
  ['/calendars/joint-events.ics?municipality=1', 'municipality'],
  ['/feeds/changes.atom?before=x', 'before'],
  ['/sitemap.xml?pages=records&after=zzz', 'after'],
  ['/sitemap.xml?pages=x', 'pages'],
  ['/id/nothing.json', undefined],
])('the fault of %s is told in the language of the reader, with its parameter', async (path, parameter) => {
  const fault = await faultAt(path);
  expect(fault.parameter).toBe(parameter);
  expect([fault.ja, isJapanese(fault.ja), isEnglish(fault.ja)]).toEqual([fault.ja, true, false]);
  expect([fault.en, isJapanese(fault.en)]).toEqual([fault.en, false]);
});

test('an address that can only be read refuses other methods and says which it has', async () => {
  for (const path of [
    '/id/sister-city-decatur',
    '/export/sister-cities.csv',
    '/indicators',
    '/embed/indicators/population',
    '/schema.graphql',
    '/schema.ja.graphql',
  ]) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const body = method === 'DELETE' ? {} : { body: '<x/>', headers: { 'content-type': 'application/xml' } };
      const response = await gateway.get(path, { method, ...body });
      expect([path, method, response.status, response.headers.get('allow')]).toEqual([path, method, 405, 'GET, HEAD']);
      expect(await response.json()).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    }
  }
});

test('a fault has the code of its kind, also where no resource is', async () => {
  const codeAt = async (path: string, accept = '*/*'): Promise<unknown[]> => {
    const response = await gateway.get(path, { headers: { accept } });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  expect(await codeAt('/id/sister-city-decatur', 'video/mp4')).toEqual([406, 'NOT_ACCEPTABLE']);
  expect(await codeAt('/nothing')).toEqual([404, 'NOT_FOUND']);
  expect(await codeAt('/%')).toEqual([400, 'BAD_REQUEST']);
});

test.each([
  ['/export/sister-cities.doc', '.csv, .xlsx, .jsonl, .parquet, .metadata.json'],
  ['/export/indicators/population.doc', '.csv, .xlsx, .jsonl, .parquet, .metadata.json'],
  ['/indicators/population.doc', '.html, .json, .csv, .svg, .png'],
  ['/q/gender-equality/courses.doc', '.html, .json, .csv, .xlsx, .svg, .png'],
  ['/parts/sister-cities.doc', '.html, .json'],
  ['/indicators.doc', '.html, .json'],
])('who asks for a form that there is not is told those that there are: %s', async (path, forms) => {
  // In the form that is sent to everybody: a page, or problem details.
  for (const [lang, sentence] of [
    ['ja', `「.doc」という形式はありません。ここにある形式は ${forms} です。`],
    ['en', `The forms that are offered here are ${forms}.`],
  ] as const) {
    const response = await gateway.get(`${path}?lang=${lang}`);
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining(sentence)]);
  }
});

test.each([
  ['/editions/R6', '/editions/2024'],
  ['/editions/令和6年度版.json?lang=en', '/editions/2024.json?lang=en'],
  ['/id/sister-city-decatur@R6', '/id/sister-city-decatur@2024'],
  ['/id/sister-city-decatur@令和6年度.csv', '/id/sister-city-decatur@2024.csv'],
  ['/indicators/population@R6', '/indicators/population@2024'],
  ['/indicators/population@R6.svg?theme=dark', '/indicators/population@2024.svg?theme=dark'],
  ['/embed/indicators/population@R6?lang=en', '/embed/indicators/population@2024?lang=en'],
])('an edition as people write it leads to the address with its id: %s', async (path, canonical) => {
  const response = await gateway.get(path, { redirect: 'manual' });
  expect(response.status).toBe(308);
  expect(new URL(response.headers.get('location') ?? '', `${gateway.url}${path}`).href).toBe(gateway.url + canonical);
  expect((await gateway.get(path)).status).toBe(200);
});

test('an edition that there is not is said', async () => {
  for (const path of ['/editions/R99', '/id/sister-city-decatur@R99', '/indicators/population@R99']) {
    expect([path, (await gateway.get(path)).status]).toEqual([path, 404]);
  }
});

/** A request with a header `host` of its own, which `fetch` does not send. */
const withHost = (host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    httpRequest(`${gateway.url}/about`, { headers: { host, accept: 'text/html' } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });

test('only what can be a host gets into addresses', async () => {
  const canonicalFor = async (host: string) => /<link rel="canonical" href="([^"]*)"/.exec(await withHost(host))?.[1];
  expect(await canonicalFor('graph.city.example:8080')).toBe('http://graph.city.example:8080/about');
  expect(await canonicalFor('planning_graph')).toBe('http://planning_graph/about');
  expect(await canonicalFor('[::1]:80')).toBe('http://[::1]:80/about');
  for (const host of ['..', '---', '[::::1]', 'localhost:99999999', 'a..b', '-a', 'a/b'])
    expect([host, await canonicalFor(host)]).toEqual([host, 'http://localhost/about']);
});

test.each([
  ['/', '/timeline', '/about', '/data', '/q', '/q/gender-equality/courses', '/lists', '/lists/sister-cities'],
  ['/parts', '/parts/sister-cities', '/indicators', '/indicators/population', '/id/sister-city-decatur'],
  ['/editions', '/editions/2024', '/export', '/calendars', '/feeds', '/catalog'],
])('the canonical address of a page has the language that was asked for, with its pair: %s', async (...paths) => {
  for (const path of paths) {
    for (const language of ['', 'ja', 'en']) {
      const asked = `${gateway.url}${path}${language && `?lang=${language}`}`;
      const response = await fetch(asked, { headers: { accept: 'text/html' } });
      const text = await response.text();
      expect([path, text]).toEqual([path, expect.stringContaining(`<link rel="canonical" href="${asked}"`)]);
      expect(response.headers.get('link')).toContain(`<${asked}>; rel="canonical"`);
      for (const [tag, address] of [
        ['ja', `${path}?lang=ja`],
        ['en', `${path}?lang=en`],
        ['x-default', path],
      ]) {
        expect(text).toContain(`<link rel="alternate" hreflang="${tag}" href="${gateway.url}${address}"`);
      }
    }
  }
});

test('without a cache too, what has not changed is not sent again', async () => {
  const first = await gateway.get('/id/sister-city-decatur.json');
  const etag = String(first.headers.get('etag'));
  expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
  const again = await gateway.get('/id/sister-city-decatur.json', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const other = await gateway.get('/id/sister-city-decatur.json?lang=en', { headers: { 'if-none-match': etag } });
  expect(other.status).toBe(200);
});

test('the schema is sent once to whom has it, in each language', async () => {
  const [english, japanese] = [await gateway.get('/schema.graphql'), await gateway.get('/schema.ja.graphql')];
  const etags = [english, japanese].map(({ headers }) => String(headers.get('etag')));
  expect(etags[0]).not.toBe(etags[1]);
  for (const [index, path] of ['/schema.graphql', '/schema.ja.graphql'].entries()) {
    const statusFor = async (etag = ''): Promise<number> =>
      (await gateway.get(path, { headers: { 'if-none-match': etag } })).status;
    expect([await statusFor(etags[index]), await statusFor(etags[1 - index])]).toEqual([304, 200]);
  }
});

test('oEmbed keeps the language and the edition of the page', async () => {
  const embedOf = async (path: string): Promise<{ title: string; html: string }> =>
    (await (await gateway.get(`/oembed?url=${encodeURIComponent(gateway.url + path)}`)).json()) as never;
  const english = await embedOf('/q/gender-equality/consultation-cases?lang=en');
  expect([isJapanese(english.title), english.html]).toEqual([false, expect.stringContaining('lang=en')]);
  expect((await embedOf('/q/gender-equality/consultation-cases')).html).toContain('lang=ja');
  expect((await embedOf('/indicators/population?lang=en')).title).toMatch(/^Population/);
  const pinned = await embedOf('/indicators/population@2024?lang=en');
  expect(pinned.html).toContain('/embed/indicators/population@2024?lang=en');
  const page = await textAt('/indicators/population@2024.html?lang=en');
  const [, link = ''] = /type="application\/json\+oembed"[^>]*?href="([^"]*)"/s.exec(page) ?? [];
  expect(new URL(link.replaceAll('&amp;', '&')).searchParams.get('url')).toBe(
    `${gateway.url}/indicators/population@2024?lang=en`,
  );
  const embed = await textAt('/embed/indicators/population@2024?lang=en');
  expect(embed).toContain(`<link rel="canonical" href="${gateway.url}/indicators/population@2024?lang=en"`);
  expect(embed).not.toMatch(/indicators\/population["?]/);
});

test('an indicator is embedded with the picture of its page, for narrow frames and dark ones', async () => {
  const embed = await textAt('/embed/indicators/population');
  const sources = [...embed.matchAll(/(?:srcset|src)="([^"]*)"/g)].map(([, source = '']) =>
    source.replaceAll('&amp;', '&').replace('../../', '/'),
  );
  expect(sources).toHaveLength(8);
  for (const source of sources) expect([source, (await gateway.get(source)).status]).toEqual([source, 200]);
  const usual = sources.at(-1) as string;
  expect(await textAt(usual)).toBe(await textAt('/indicators/population.svg'));
  expect(embed).toMatch(/<img[^>]*alt="[^"]{10,}"/);
});

test('the page of a record shows its picture, and leads to its figures, its calendars, its edition and its feeds', async () => {
  const { data } = await gateway.ask(
    '{ observations(where: { indicators: ["consultation-cases"] }) { nodes { record { ... on Record { id } } } } }',
  );
  const { id } = (data as { observations: { nodes: [{ record: { id: string } }] } }).observations.nodes[0].record;
  const figures = await textAt(`/id/${id}.html`);
  expect(figures).toContain('href="../indicators/consultation-cases"');
  const decatur = await textAt('/id/sister-city-decatur.html');
  expect(decatur).toContain('href="../editions/');
  expect(decatur).toContain('href="../feeds/changes.atom?type=SisterCity"');
  expect(decatur).toMatch(/<link\s+rel="alternate"\s+type="application\/atom\+xml"/);
  expect(await textAt('/id/gender-equality-center-furatto.html')).toContain('href="../calendars/center-open-days.ics"');
  const pictured = await textAt('/id/indicator-population.html');
  expect(pictured).toContain('href="../indicators/population"');
  expect(pictured).toMatch(/<img src="[^"]*id\/indicator-population\.svg\?width=860&amp;lang=/);
  expect(pictured).toContain(`<meta property="og:image" content="${gateway.url}/id/indicator-population.png?lang=ja"`);
});

describe('the icon of the site', () => {
  const withPages = sharedGateway({ explorerDirectory: join(workspaceRoot, 'apps/explorer/public') });

  test('is also where browsers look for it that are told nothing', async () => {
    const icon = await withPages.get('/favicon.ico');
    const bytes = Buffer.from(await icon.arrayBuffer());
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/vnd.microsoft.icon']);
    // The mark of the format, and the number of pictures.
    expect(bytes.subarray(0, 6).toString('hex')).toBe('000001000300');
  });
});

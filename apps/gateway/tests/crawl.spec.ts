import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { resources } from '../src/http/resources';
import { describedOperations, type OpenApiDocument } from '../testing/described-operations';
import { sharedGateway } from '../testing/shared-gateway';

// The explorer and the status have scripts, and browser tests of their own. Here they only have to be there.
const explorerDirectory = mkdtempSync(join(tmpdir(), 'explorer-'));
writeFileSync(join(explorerDirectory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
for (const page of ['explorer', 'status']) writeFileSync(join(explorerDirectory, `${page}.html`), '<!doctype html>');
afterAll(() => rmSync(explorerDirectory, { recursive: true }));
const gateway = sharedGateway({ explorerDirectory, securityContacts: ['mailto:security@city.example'] });

/** Requests at a time. */
const concurrency = 8;

/** True to visit all records, every form and both languages: `CRAWL=whole npm test -- crawl`. It takes half an hour or more. */
const isWhole = process.env.CRAWL === 'whole';

/** In milliseconds. */
const maxDuration = isWhole ? 4 * 3_600_000 : 600_000;

/** Asks again as long as the gateway says that it has too much to do, and after the time that it names. */
async function fetchPatiently(address: string, init?: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(address, init);
    const retryAfter = response.status === 503 && response.headers.get('retry-after');
    if (!retryAfter) return response;
    await response.body?.cancel();
    await setTimeout(Number(retryAfter) * 1_000);
  }
}

/** Of the pages of records, one in so many is visited otherwise. */
const sampled = 15;

const isRecord = (address: string): boolean => /\/id\/[^.]*$/.test(address.split('?')[0] ?? '');

/** Another form of a page, the page in another language, or another version of a record. */
const isVariant = (address: string): boolean => /\.[a-z]+(\?|$)|[?&]lang=|@\d{4}/.test(address);

/** The forms that take longest to make, of which fewer are visited: they are asked for below, and have tests of their own. */
const isSlowForm = (address: string): boolean => /\.(?:png|xlsx|parquet)(\?|$)/.test(address);

/** The pages with scripts, whose fragments name what to show. */
const scriptedPages = ['/explorer', '/status'];

interface Visited {
  status: number;
  type: string;
  /** The addresses to which it links, without fragments. */
  links: string[];
  /** The fragments to which it links, by addresses. */
  fragments: [address: string, id: string][];
  ids: string[];
  /** What the head of a page tells those who link to it. Undefined for what is no page, or has no address of its own. */
  head: Head | undefined;
  /** Where its text has two full stops or commas in a row. */
  punctuation: string[];
}

interface Head {
  /** What is missing in it, or wrong. */
  faults: string[];
  picture: string;
}

/** Reads what search engines and other sites read of a page. */
function headIn(html: string, address: string): Head | undefined {
  const head = html.slice(0, html.indexOf('</head>'));
  const valueOf = (pattern: RegExp): string => unescapeHtml(pattern.exec(head)?.[1] ?? '');
  const canonical = valueOf(/<link rel="canonical" href="([^"]*)"/);
  if (canonical === '' || head.includes('content="noindex"')) return undefined;
  const { origin, pathname } = new URL(address);
  const alternate = (language: string): string => valueOf(new RegExp(`hreflang="${language}" href="([^"]*)"`));
  const picture = valueOf(/property="og:image" content="([^"]*)"/);
  const [, data = ''] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(head) ?? [];
  const expected: [what: string, isRight: boolean][] = [
    ['canonical address', canonical.replace(/\?.*/, '') === origin + pathname.replace(/\.html$/, '')],
    ['languages', ['ja', 'en'].every((tag) => alternate(tag) === `${canonical.replace(/\?.*/, '')}?lang=${tag}`)],
    ['description', valueOf(/<meta name="description" content="([^"]*)"/).length >= 5],
    ['title for others', valueOf(/property="og:title" content="([^"]*)"/) !== ''],
    ['picture', picture.startsWith(`${origin}/`)],
    ['JSON-LD', isSchemaOrg(data)],
  ];
  return { faults: expected.flatMap(([what, isRight]) => (isRight ? [] : [`${address} has no ${what}`])), picture };
}

function isSchemaOrg(text: string): boolean {
  try {
    const { '@context': context, '@graph': [first] = [undefined], ...data } = JSON.parse(text) as Record<string, never>;
    return JSON.stringify(context).includes('https://schema.org') && '@type' in (first ?? data);
  } catch {
    return false;
  }
}

async function visit(address: string): Promise<Visited> {
  const response = await fetchPatiently(address, { headers: { accept: 'text/html, */*;q=0.5' } });
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const text = await response.text();
  if (/[/+]json$/.test(type) && response.ok) JSON.parse(text);
  const targets = type === 'text/html' ? linksIn(text).map((link) => new URL(link, address)) : [];
  const own = targets.filter(({ origin }) => origin === gateway.url);
  return {
    status: response.status,
    type,
    links: own.map(withoutFragment),
    fragments: own.flatMap((url) => (url.hash ? [[withoutFragment(url), decodeURIComponent(url.hash.slice(1))]] : [])),
    ids: type === 'text/html' ? [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => unescapeHtml(id)) : [],
    head: type === 'text/html' ? headIn(text, response.url) : undefined,
    punctuation: type === 'text/html' ? wrongPunctuation(text) : [],
  };
}

/** Where sentences that were put together end twice, each with what is before it. */
const wrongPunctuation = (html: string): string[] =>
  html
    .replaceAll(/<(script|style)\b[^]*?<\/\1>|<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .match(/.{0,30}(?:[。、]\)?[。、]|\.\)\. )/gu) ?? [];

const withoutFragment = ({ origin, pathname, search }: URL): string => origin + pathname + search;

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<(?:a|link|img|iframe|form)\b[^>]*? (?:href|src|action)="([^"]*)"/g)].map(([, link = '']) =>
    unescapeHtml(link),
  );

const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Everything that can be reached from some addresses and may be visited. */
async function crawl(start: string[], mayVisit: (link: string) => boolean): Promise<Map<string, Visited>> {
  const visited = new Map<string, Visited>();
  const known = new Set(start);
  const waiting = [...known];
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const page = await visit(next);
      visited.set(next, page);
      for (const link of page.links) {
        if (known.has(link) || !mayVisit(link)) continue;
        known.add(link);
        waiting.push(link);
      }
    }
  }
  while (waiting.length > 0) await Promise.all(Array.from({ length: concurrency }, work));
  return visited;
}

test(
  'everything that the sitemap lists, and all that can be reached from it, is there',
  async () => {
    const sitemap = await (await gateway.get('/sitemap.xml')).text();
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => unescapeHtml(address));
    expect(listed.length).toBeGreaterThan(500);
    const records = listed.filter(isRecord).filter((_address, index) => isWhole || index % sampled === 0);
    const others = listed.filter((address) => !isRecord(address));
    const all = new Set(listed);
    const variants = { quick: 0, slow: 0 };
    const visited = await crawl([...others, ...records], (link) => {
      if (isWhole) return true;
      if (isRecord(link) && !isVariant(link)) return !all.has(link);
      // Forms and languages are many, and a few of each kind of page are enough.
      if (!isVariant(link)) return true;
      return isSlowForm(link) ? variants.slow++ % (5 * sampled) === 0 : variants.quick++ % sampled === 0;
    });
    const faults = [...visited].flatMap(([address, { status, fragments, head, ids, punctuation }]) => [
      ...(status === 200 ? [] : [`${status} ${address}`]),
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${address} has #${id} twice`),
      ...(head?.faults ?? []),
      ...punctuation.map((words) => `${address} says "${words}"`),
      ...fragments
        .filter(
          ([target]) => visited.get(target)?.type === 'text/html' && !scriptedPages.includes(new URL(target).pathname),
        )
        .filter(([target, id]) => !visited.get(target)?.ids.includes(id))
        .map(([target, id]) => `${address} links to ${target}#${id}, which is not there`),
    ]);
    expect(faults).toEqual([]);
    const linked = new Set([...visited.values()].flatMap(({ links }) => links));
    expect(
      [...linked].filter((link) => isRecord(link) && !isVariant(link) && !all.has(link) && !visited.has(link)),
    ).toEqual([]);
    const types = new Set([...visited.values()].map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['text/html', 'application/json', 'text/csv', 'image/svg+xml']));
    // The pictures of all pages are many, and those of one page of each kind are enough.
    const heads = [...visited].flatMap(([address, { head }]) =>
      head ? [[new URL(address).pathname, head] as const] : [],
    );
    const pictures = new Map(heads.map(([path, { picture }]) => [path.split('/')[1], picture]));
    expect([...pictures.keys()]).toEqual(
      expect.arrayContaining(['id', 'indicators', 'parts', 'q', 'lists', 'editions']),
    );
    for (const address of pictures.values()) {
      const response = await fetchPatiently(address);
      expect([address, response.status, response.headers.get('content-type')]).toEqual([address, 200, 'image/png']);
    }
  },
  maxDuration,
);

/** Does something with all items, with a few of them at a time. */
async function forAll<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

/** The forms that take longest to make, and of which one in so many is asked for. */
const isSlow = (mediaType: string): boolean => /spreadsheetml|parquet|image\/png/.test(mediaType);

test(
  'every operation of the OpenAPI description answers as described, with all of its examples',
  async () => {
    const document = (await (await gateway.get('/openapi.json')).json()) as OpenApiDocument;
    const operations = describedOperations(document);
    const asked = operations.filter(({ mediaType }, index) => isWhole || !isSlow(mediaType) || index % sampled === 0);
    const faults: string[] = [];
    await forAll(asked, async ({ address, mediaType, faultsIn }) => {
      const response = await fetchPatiently(gateway.url + address);
      const body = await response.text();
      const found = `${response.status} ${response.headers.get('content-type')?.split(';')[0]}`;
      if (found !== `200 ${mediaType}`)
        faults.push(`${address}: ${found} in place of ${mediaType}. ${body.slice(0, 300)}`);
      else if (faultsIn(body)) faults.push(`${address}: ${faultsIn(body)}`);
    });
    expect(faults).toEqual([]);
  },
  maxDuration,
);

/** For pages and for what guides programs that read no OpenAPI. */
const isUndescribed = (path: string): boolean =>
  /\.(css|txt)$/.test(path) || path === '/openapi.json' || path.startsWith('/embed/');

test('the OpenAPI description has every form of every resource that is no page', async () => {
  const { paths } = (await (await gateway.get('/openapi.json')).json()) as OpenApiDocument;
  const described = Object.keys(paths);
  const expected = resources
    .filter(({ path }) => !isUndescribed(path))
    .flatMap(({ path, forms }) =>
      forms
        .filter(({ mediaType }) => !mediaType.startsWith('text/html'))
        .map(({ suffix }) => `${path.replaceAll(/:\w+/g, '*')}${suffix === undefined ? '' : `.${suffix}`}`),
    );
  const missing = expected.filter((pattern) => {
    const [start = '', ...rest] = pattern.split('*');
    return !described.some((path) => path.startsWith(start) && path.endsWith(rest.at(-1) ?? start));
  });
  expect(missing).toEqual([]);
  expect(described).toContain('/q/catalogue/time-line.json');
  const drawn = await gateway.get('/q/catalogue/datasets.svg');
  expect([drawn.status, described.includes('/q/catalogue/datasets.svg')]).toEqual([404, false]);
});

/** Addresses that answer only to a query, a body or parameters. */
const needsMore = new Set(['/graphql', '/mcp', '/oembed']);

/** What is served beside resources. */
const others = ['graphql', 'mcp', 'explorer', 'status', 'status.json', 'health', 'schema.graphql', 'schema.ja.graphql'];

test('every address that README and docs name is there', async () => {
  const root = join(__dirname, '../../..');
  // A decision describes the addresses of its day.
  const inDocs = (readdirSync(join(root, 'docs'), { recursive: true }) as string[]).filter(
    (path) => path.endsWith('.md') && !path.startsWith('decisions'),
  );
  const documents = ['README.md', 'CONTRIBUTING.md', ...inDocs.map((path) => join('docs', path))];
  const text = documents.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const known = new Set([...others, ...resources.map(({ path }) => path.split('/')[1] ?? '')]);
  const named = [...text.matchAll(/`(\/[^\s`<…]*)`|http:\/\/localhost:4000(\/[^\s`'")>?]*)/g)]
    .map(([, path, absolute]) => path ?? absolute ?? '')
    .filter((path) => known.has((path.split(/[/?]/)[1] ?? '').replace(/(?<=datapackage|croissant)\.json$/, '')));
  const addresses = [...new Set(named)];
  expect(addresses.length).toBeGreaterThan(70);
  const faults: string[] = [];
  await forAll(addresses, async (address) => {
    const { status } = await gateway.get(address);
    const isThere = needsMore.has(address) ? status !== 404 : status === 200;
    if (!isThere) faults.push(`${status} ${address}`);
  });
  expect(faults).toEqual([]);
});

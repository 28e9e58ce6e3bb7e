import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
// The explorer and the status have scripts, and browser tests of their own. Here they only have to be there.
const explorerDirectory = mkdtempSync(join(tmpdir(), 'explorer-'));
beforeAll(async () => {
  writeFileSync(join(explorerDirectory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const page of ['explorer', 'status']) writeFileSync(join(explorerDirectory, `${page}.html`), '<!doctype html>');
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs, explorerDirectory });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
  rmSync(explorerDirectory, { recursive: true });
});

/** Requests at a time. */
const concurrency = 8;

/** True to visit all records, every form and both languages: `CRAWL=whole npm test -- crawl`. It takes minutes. */
const isWhole = process.env.CRAWL === 'whole';

/** Of the pages of records, one in so many is visited otherwise. */
const sampled = 15;

const isRecord = (address: string): boolean => /\/id\/[^.]*$/.test(address.split('?')[0] ?? '');

/** Another form of a page, the page in another language, or another version of a record. */
const isVariant = (address: string): boolean => /\.[a-z]+(\?|$)|[?&]lang=|@\d{4}/.test(address);

/** The pages with scripts, whose fragments name what to show. */
const scriptedPages = ['/explorer', '/status'];

interface Visited {
  status: number;
  type: string;
  /** The addresses to which it links, without fragments. */
  links: string[];
  /** The fragments to which it links, by addresses. */
  fragments: [address: string, id: string][];
  ids: Set<string>;
}

async function visit(address: string): Promise<Visited> {
  const response = await fetch(address, { headers: { accept: 'text/html, */*;q=0.5' } });
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
    ids: new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => unescapeHtml(id))),
  };
}

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

test('everything that the sitemap lists, and all that can be reached from it, is there', async () => {
  const sitemap = await (await gateway.get('/sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => unescapeHtml(address));
  expect(listed.length).toBeGreaterThan(500);
  const records = listed.filter(isRecord).filter((_address, index) => isWhole || index % sampled === 0);
  const others = listed.filter((address) => !isRecord(address));
  const all = new Set(listed);
  let variants = 0;
  const visited = await crawl([...others, ...records], (link) => {
    if (isWhole) return true;
    if (isRecord(link) && !isVariant(link)) return !all.has(link);
    // Forms and languages are many, and a few of each kind of page are enough.
    return !isVariant(link) || variants++ % sampled === 0;
  });
  const faults = [...visited].flatMap(([address, { status, fragments }]) => [
    ...(status === 200 ? [] : [`${status} ${address}`]),
    ...fragments
      .filter(
        ([target]) => visited.get(target)?.type === 'text/html' && !scriptedPages.includes(new URL(target).pathname),
      )
      .filter(([target, id]) => !visited.get(target)?.ids.has(id))
      .map(([target, id]) => `${address} links to ${target}#${id}, which is not there`),
  ]);
  expect(faults).toEqual([]);
  const linked = new Set([...visited.values()].flatMap(({ links }) => links));
  expect(
    [...linked].filter((link) => isRecord(link) && !isVariant(link) && !all.has(link) && !visited.has(link)),
  ).toEqual([]);
  const types = new Set([...visited.values()].map(({ type }) => type));
  expect([...types]).toEqual(expect.arrayContaining(['text/html', 'application/json', 'text/csv', 'image/svg+xml']));
}, 600_000);

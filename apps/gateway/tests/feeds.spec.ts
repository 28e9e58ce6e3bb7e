import { DOMParser, type Element } from '@xmldom/xmldom';
import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  await enterRecords(city);
  gateway = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const atom = 'http://www.w3.org/2005/Atom';

interface ReadEntry {
  id: string;
  title: string;
  updated: string;
  content: string;
  element: Element;
}

interface ReadFeed {
  text: string;
  response: Response;
  feed: Element;
  entries: ReadEntry[];
  links: Record<string, string>;
}

async function read(path: string, language = 'ja'): Promise<ReadFeed> {
  const response = await gateway.get(path, { headers: { 'accept-language': language } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  const faults: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => void faults.push(message) });
  const feed = parser.parseFromString(text, 'text/xml').documentElement as Element;
  expect(faults).toEqual([]);
  const entries = children(feed, 'entry').map((element) => ({
    id: textOf(element, 'id'),
    title: textOf(element, 'title'),
    updated: textOf(element, 'updated'),
    content: textOf(element, 'content'),
    element,
  }));
  const links = Object.fromEntries(
    children(feed, 'link').map((link) => [link.getAttribute('rel') ?? '', link.getAttribute('href') ?? '']),
  );
  return { text, response, feed, entries, links };
}

const children = (parent: Element, name: string): Element[] =>
  Array.from(parent.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && node.nodeName === name && (node as Element).namespaceURI === atom,
  );

function textOf(parent: Element, name: string): string {
  const [child, ...others] = children(parent, name);
  expect([name, others]).toEqual([name, []]);
  return child?.textContent ?? '';
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

test.each(['changes', 'corrections', 'regional-services', 'catalogue', 'changes.atom?type=SisterCity'])(
  '%s keeps the rules of Atom, in both languages',
  async (name) => {
    const path = `/feeds/${name.includes('.atom') ? name : `${name}.atom`}`;
    for (const language of ['ja', 'en']) {
      const { feed, entries, links, response } = await read(path, language);
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect([feed.namespaceURI, feed.localName, feed.getAttribute('xml:lang')]).toEqual([atom, 'feed', language]);
      expect(textOf(feed, 'id')).toMatch(/^tag:planning-graph\.invalid,2026:feeds\//);
      expect(textOf(feed, 'title')).not.toBe('');
      expect(textOf(feed, 'updated')).toMatch(instant);
      expect(children(feed, 'author')).toHaveLength(1);
      expect(links.self).toBe(gateway.url + path);
      expect(links.alternate).toBe(`${gateway.url}/feeds`);

      expect(entries.length).toBeGreaterThan(2);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      const times = entries.map(({ updated }) => Date.parse(updated));
      expect(times).toEqual(times.toSorted((one, other) => other - one));
      expect(textOf(feed, 'updated')).toBe(entries[0]?.updated);
      for (const { id, title, updated, content, element } of entries) {
        expect(id).toMatch(/^tag:planning-graph\.invalid,\d{4}(-\d\d-\d\d)?:[\w%.~/-]+$/);
        expect(title).not.toBe('');
        expect(updated).toMatch(instant);
        expect(content).toMatch(/^<p>/);
        const [link, ...others] = children(element, 'link');
        expect(others).toEqual([]);
        expect(link?.getAttribute('href')).toMatch(/^http:\/\/[\w.]+:\d+\/id\//);
      }
    }
  },
);

test('a change of a record is an entry at once, with what is known of it', async () => {
  const path = '/feeds/international-relations.atom?type=SisterCity';
  const before = await read(path);
  expect(before.entries.map(({ title }) => title)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^追加：姉妹都市「/)]),
  );
  // What is changed in the moment in which it is made is new.
  await city.sql(`UPDATE international_relations.change SET changed_at = changed_at - interval '1 hour'`);
  await city.sql(`UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', '"<甲> & 乙"')
    WHERE id = 'sister-city-decatur'`);
  await eventually('the change is told', async () => (await read(path)).entries[0]?.title.startsWith('更新') ?? false);
  const { entries } = await read(path);
  expect(entries[0]).toMatchObject({
    title: '更新：姉妹都市「<甲> & 乙」',
    content: expect.stringContaining('記録が変わりました。'),
  });
  // Each record is told once, with its newest change.
  expect(entries).toHaveLength(before.entries.length);
  const { data } = await gateway.ask(
    '{ changes(last: 1, where: { recordTypes: [SISTER_CITY] }) { nodes { changedAt version } } }',
  );
  const [change] = (data?.changes as { nodes: { changedAt: string; version: number }[] }).nodes;
  expect(entries[0]?.updated).toBe(change?.changedAt);
  expect(entries[0]?.id).toBe(
    `tag:planning-graph.invalid,${change?.changedAt.slice(0, 10)}:international-relations/sister-city-decatur/${change?.version}`,
  );
  const { entries: english } = await read(`${path}&lang=en`);
  expect(english[0]?.title).toMatch(/^Changed: Sister city, “/);
  expect(english[0]?.id).toBe(entries[0]?.id);
});

test('what a municipality enters names it as the author, and a record that is gone has no page', async () => {
  const { entries } = await read('/feeds/changes.atom?type=joint-event');
  expect(entries).toHaveLength(20);
  const [entry] = entries;
  const author = entry && children(entry.element, 'author')[0];
  expect(author?.textContent).toBe('飯能市');
  await city.sql(`DELETE FROM regional_services.joint_event WHERE id = 'joint-event-112089-E-3'`);
  await eventually('it is told', async () =>
    (await read('/feeds/changes.atom?type=joint-event')).entries.some(({ title }) => title.startsWith('削除')),
  );
  const deleted = (await read('/feeds/changes.atom?type=joint-event')).entries[0];
  expect(deleted?.title).toBe('削除：共同開催イベント「joint-event-112089-E-3」');
  expect(deleted && children(deleted.element, 'link')).toEqual([]);
});

test('older entries are on further pages, and each record is found', async () => {
  const found: string[] = [];
  let path = '/feeds/changes.atom';
  for (let pages = 1; ; pages++) {
    const { entries, links } = await read(path);
    found.push(...entries.map(({ title }) => title));
    expect(links.first).toBe(`${gateway.url}/feeds/changes.atom`);
    if (links.next === undefined) break;
    path = links.next.slice(gateway.url.length);
    expect(pages).toBeLessThan(60);
  }
  const { data } = await gateway.ask('{ sisterCities { name } }');
  for (const { name } of data?.sisterCities as { name: string }[]) {
    expect(found.some((title) => title.includes(name))).toBe(true);
  }
  expect(found.some((title) => title.includes('観測値'))).toBe(false);
});

test('every correction is told with what is printed, what is read, and why', async () => {
  type Correction = { name: string; printed: string | null; read: string; reason: string };
  const { data } = await gateway.ask('{ corrections(first: 100) { totalCount nodes { name printed read reason } } }');
  const { totalCount, nodes } = data?.corrections as { totalCount: number; nodes: Correction[] };
  const { entries } = await read('/feeds/corrections.atom');
  expect(entries).toHaveLength(totalCount);
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  for (const { name, printed, read: reading, reason } of nodes) {
    const entry = entries.find(({ title, content }) => title.endsWith(name) && content.includes(escaped(reason)));
    for (const text of [printed ?? '(印字なし)', reading]) expect(entry?.content).toContain(escaped(text));
  }
  const some = await read('/feeds/corrections.atom?type=SisterCity');
  // A field is called as on the page of the record.
  const contents = await (await gateway.get('/feeds/corrections.atom?type=SisterCity')).text();
  expect(contents).toMatch(/項目&lt;\/dt&gt;\s*&lt;dd&gt;締結の経緯 › 1 › 時期&lt;/);
  const { data: chosen } = await gateway.ask('{ corrections(where: { recordType: SISTER_CITY }) { totalCount } }');
  expect(some.entries).toHaveLength((chosen?.corrections as { totalCount: number }).totalCount);
});

test('a feed is kept and sent as 304 until something changes', async () => {
  const path = '/feeds/informatization.atom';
  await eventually(
    'it is kept',
    async () => (await read(path)).response.headers.get('cache-status')?.endsWith('hit') ?? false,
  );
  const etag = (await read(path)).response.headers.get('etag') ?? '';
  expect((await gateway.get(path, { headers: { 'accept-language': 'ja', 'if-none-match': etag } })).status).toBe(304);
  await city.sql(`UPDATE informatization.city_website SET retired_at = now() WHERE version_of IS NULL`);
  await eventually('it is another', async () => (await read(path)).response.headers.get('etag') !== etag);
  expect((await read(path)).entries[0]?.title).toMatch(/^廃止：/);
});

test('a feed that is narrowed has an id, a title and an address of its own', async () => {
  const paths = [
    '/feeds/corrections.atom',
    '/feeds/corrections.atom?kind=misprint',
    '/feeds/corrections.atom?subgraph=international-relations',
    '/feeds/corrections.atom?subgraph=international-relations&type=SisterCity',
    '/feeds/changes.atom',
    '/feeds/changes.atom?type=SisterCity',
    '/feeds/international-relations.atom',
    '/feeds/international-relations.atom?type=SisterCity',
  ];
  const feeds = await Promise.all(paths.map((path) => read(path)));
  for (const name of ['id', 'title']) expect(new Set(feeds.map(({ feed }) => textOf(feed, name))).size).toBe(8);
  expect(feeds.map(({ links }) => links.self)).toEqual(paths.map((path) => gateway.url + path));
  expect(feeds[3] && textOf(feeds[3].feed, 'title')).toMatch(/^資料の訂正・.+・姉妹都市$/);
});

test('in an instance for trying, the title of each feed says so, and the names of files do', async () => {
  const sandbox = await openTestGateway({ colocated: city.subgraphs, isSandbox: true });
  const textAt = async (path: string) => (await sandbox.get(path)).text();
  expect(await textAt('/feeds/changes.atom?lang=ja')).toContain('<title>【試用】新しい記録と変更</title>');
  expect(await textAt('/feeds/corrections.atom?lang=en')).toContain('<title>[Sandbox] Corrections of');
  const nameOf = async (path: string) => (await sandbox.get(path)).headers.get('content-disposition') ?? '';
  for (const file of ['sister-cities.csv', 'sister-cities.metadata.json', 'public-events.csv']) {
    expect(await nameOf(`/export/${file}?lang=en`)).toContain('filename="sandbox-tokorozawa-');
    expect(decodeURIComponent(await nameOf(`/export/${file}?lang=ja`))).toContain("UTF-8''試用_所沢市_");
  }
  await sandbox.close();
});

test('what cannot be answered is said', async () => {
  const refused = async (path: string): Promise<unknown> => {
    const response = await gateway.get(path, { headers: { 'accept-language': 'en' } });
    const { parameter, detail } = (await response.json()) as { parameter?: string; detail: string };
    return [response.status, parameter, detail];
  };
  expect(await refused('/feeds/nothing.atom')).toEqual([404, undefined, expect.stringContaining('gender-equality')]);
  expect(await refused('/feeds/changes.atom?type=x')).toEqual([400, 'type', expect.stringContaining('SISTER_CITY')]);
  expect(await refused('/feeds/changes.atom?before=x')).toEqual([
    400,
    'before',
    expect.stringContaining('Leave it out'),
  ]);
  for (const path of [
    '/feeds/gender-equality.atom?type=SisterCity',
    '/feeds/corrections.atom?subgraph=gender-equality&type=SisterCity',
    '/calendars/events.ics?subgraph=gender-equality&type=SisterCity',
  ])
    expect(await refused(path)).toEqual([
      400,
      'type',
      expect.stringMatching(/gender-equality has no records of the type SisterCity\. It has .*CenterCourse/),
    ]);
  expect(await refused('/feeds/changes.atom?since=1')).toEqual([400, 'since', expect.stringContaining('before')]);
});

test('a page lists the feeds in both languages', async () => {
  for (const [language, word] of [
    ['ja', 'フィード'],
    ['en', 'Feeds'],
  ] as const) {
    const text = await (await gateway.get('/feeds', { headers: { 'accept-language': language } })).text();
    expect(text).toContain(`<h1>${word}</h1>`);
    for (const name of ['changes', 'corrections', 'gender-equality'])
      expect(text).toContain(`href="./feeds/${name}.atom"`);
  }
});

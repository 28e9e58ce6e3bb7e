import type { ExportedList } from '@tokorozawa/exports';
import { listedLists } from '@tokorozawa/list-pages';
import { parse as parseCsv } from 'csv-parse/sync';
import { buildClientSchema, getIntrospectionQuery, isRequiredArgument, type IntrospectionQuery } from 'graphql';
import { sharedGateway } from '../testing/shared-gateway';
import { faultsOfHtml } from '../testing/valid-html';

const gateway = sharedGateway({ hasEnteredRecords: true });
const partial = sharedGateway({ without: 'international-relations' });
let lists: ExportedList[];
beforeAll(async () => {
  const { data } = await gateway.ask(getIntrospectionQuery(), {}, { 'accept-language': 'en' });
  lists = [...listedLists(buildClientSchema(data as unknown as IntrospectionQuery)).values()];
});

const languages = ['ja', 'en'] as const;

/** What a list that cannot be asked without a parameter is asked with. */
const requiredParameters: Partial<Record<string, string>> = {
  'edition-changes': 'from=2024&to=2024',
  search: 'text=防災',
};

const searchOf = ({ slug }: ExportedList): string => requiredParameters[slug] ?? '';

interface Page {
  status: number;
  /** The address to which the request was sent on, below the root. */
  address: string;
  text: string;
}

async function page(path: string, language = 'ja'): Promise<Page> {
  const response = await gateway.get(path, { headers: { 'accept-language': language } });
  const address = decodeURIComponent(response.url.slice(gateway.url.length));
  return { status: response.status, address, text: await response.text() };
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const queryOf = (text: string): string => unescaped(/<pre[^>]*>([^]*?)<\/pre>/.exec(text)?.[1] ?? '');

/** The address of the file with this suffix, as the page links it. */
const fileOf = (text: string, suffix: string): string =>
  unescaped(new RegExp(`href="\\.\\./(export/[^"]*\\.${suffix}[^"]*)"`).exec(text)?.[1] ?? '');

const numbersIn = (text: string): number[] =>
  (/<p class="count"[^>]*>([^<]*)</.exec(text)?.[1] ?? '').replaceAll(',', '').match(/\d+/g)?.map(Number) ?? [];

type Row = Record<string, unknown>;

const rowsOf = (text: string): number => (text.match(/<tbody>([^]*?)<\/tbody>/)?.[1]?.match(/<tr>/g) ?? []).length;

test('every list has a page in both languages, whose query gives the rows of its file', async () => {
  expect(lists.length).toBeGreaterThan(40);
  for (const list of lists) {
    for (const language of languages) {
      const { status, text } = await page(`/lists/${list.slug}?${searchOf(list)}`, language);
      expect([list.slug, language, status]).toEqual([list.slug, language, 200]);
      expect(text).toContain(`<html lang="${language}">`);
      expect(unescaped(text)).toContain(`<h1>${list.title[language]}</h1>`);
      if (language === 'en') continue;

      const { data, errors } = await gateway.ask(queryOf(text));
      expect([list.slug, errors]).toEqual([list.slug, undefined]);
      const answer = data?.[list.name] as Row[] | { totalCount: number; nodes: Row[] };
      const [items, total] = Array.isArray(answer) ? [answer, answer.length] : [answer.nodes, answer.totalCount];
      expect([list.slug, numbersIn(text).at(0), rowsOf(text)]).toEqual([list.slug, total, items.length]);

      // Of nothing there is no file.
      if (total === 0) continue;
      const file = await gateway.get(`/${fileOf(text, 'csv')}&headers=names&bom=0`);
      expect([list.slug, file.status]).toEqual([list.slug, 200]);
      const rows = parseCsv<Row>(await file.text(), { columns: true });
      expect([list.slug, rows.length]).toEqual([list.slug, total]);
      const leaves = Object.keys(rows[0] ?? {}).filter(
        (name) => !name.includes('.') && typeof items[0]?.[name] !== 'object',
      );
      const given = items.map((item) => leaves.map((name) => String(item[name] ?? '')));
      expect(given).toEqual(rows.slice(0, items.length).map((row) => leaves.map((name) => row[name])));
    }
  }
});

test('the pages are valid HTML', async () => {
  for (const path of [
    '/lists',
    '/lists/center-courses?attendance=51/&summary=indicator',
    '/lists/observations?unit=NONE',
  ]) {
    expect(faultsOfHtml((await page(path)).text)).toEqual([]);
  }
});

/** The inputs of a form with a value that each accepts. */
function inputsOf(text: string): [name: string, value: string][] {
  const form = /<form class="inputs"[^]*?<\/form>/.exec(text)?.[0] ?? '';
  const selects = [...form.matchAll(/<select[^>]*?name="([^"]+)"[^]*?<\/select>/g)].map(
    ([whole, name = '']): [string, string] => [name, [...whole.matchAll(/<option value="([^"]+)"/g)].at(-1)?.[1] ?? ''],
  );
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([whole]): [string, string][] => {
    const name = /name="([^"]+)"/.exec(whole)?.[1] ?? '';
    const value = /value="([^"]+)"/.exec(whole)?.[1];
    if (name === 'columns' || name === 'lang') return [];
    if (whole.includes('type="checkbox"')) return value === undefined ? [] : [[name, value]];
    if (whole.includes('type="date"')) return [[name, '2001-02-03']];
    if (whole.includes('inputmode="decimal"')) return [[name, '3']];
    return [[name, typedValues[name] ?? '図書']];
  });
  return [...new Map([...selects, ...inputs].map(([name, value]) => [name, unescaped(value)]))];
}

const typedValues: Partial<Record<string, string>> = {
  fiscalYear: '令和5年度',
  dimensions: 'event:1',
  ids: 'sister-city-decatur',
};

test('every input of every form is accepted', async () => {
  for (const list of lists) {
    const inputs = inputsOf((await page(`/lists/${list.slug}`)).text);
    const pairs = inputs.flatMap((input, index) =>
      index % 2 === 0 ? [[input, ...inputs.slice(index + 1, index + 2)]] : [],
    );
    const refused = await Promise.all(
      pairs.map(async (pair) => {
        const sent = new URLSearchParams(searchOf(list));
        for (const [name, value] of pair) sent.set(name, value);
        const { status, address, text } = await page(`/lists/${list.slug}?${sent}`);
        return status === 200 ? [] : [address, /<p class="notice" role="alert">([^]*?)</.exec(text)?.[1]];
      }),
    );
    expect([list.slug, refused.flat()]).toEqual([list.slug, []]);
  }
}, 300_000);

test('what a form sends is sent on to the short address of the same page', async () => {
  const sent =
    'text=&section=&attendance.from=５１&attendance.to=&between.from=2023-04-01&between.to=&ids=&rows=50&orderBy=&summary=&lang=en';
  const { address, text } = await page(`/lists/center-courses?${sent}&columns=name&columns=attendances.count`);
  expect(address).toBe(
    '/lists/center-courses?columns=name,attendances.count&between=2023-04-01/&attendance=51/&lang=en',
  );
  expect(numbersIn(text)).toEqual([5, 12]);
  const { address: first } = await page('/lists/center-courses');
  const columns = [...(await page(first)).text.matchAll(/name="columns"\s+value="([^"]+)"\s+checked/g)].map(
    ([, name]) => name,
  );
  expect((await page(`/lists/center-courses?${columns.map((name) => `columns=${name}`).join('&')}`)).address).toBe(
    first,
  );
  const every = [...text.matchAll(/name="columns"\s+value="([^"]+)"/g)].map(([, name]) => `columns=${name}`);
  expect((await page(`/lists/center-courses?${every.join('&')}`)).address).toBe('/lists/center-courses?columns=all');
  expect((await page('/lists/centerCourses?text=防災')).address).toBe('/lists/center-courses?text=防災');
});

test('courses with more than 50 people are five of twelve, and a record leads to its page', async () => {
  const { text } = await page('/lists/center-courses?attendance=51/');
  expect(text).toContain('12件中5件');
  expect(text).toContain('href="../id/course-2023-');
  expect(text).toContain('ふらっと祭り');
  expect(text).not.toContain('エコクッキング</a>');
  const file = fileOf(text, 'xlsx');
  expect(file).toContain('attendance=51/');
  expect((await gateway.get(`/${file}`)).status).toBe(200);
  expect(decodeURIComponent(/href="([^"]*explorer\?query=[^"]*)"/.exec(text)?.[1] ?? '')).toContain('attendance: {');
});

test('where several columns show items of one list, each value says to which it belongs', async () => {
  const { text } = await page('/lists/center-courses?columns=name,events.number,events.name,lecturers');
  const read = text.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
  // The first event has no name, and the others keep their numbers.
  expect(read).toMatch(/ふらっと祭り.*① 1 ② 2 ③ 3 ④ 4 ⑤ 5 ⑥ 6.*② こどものためのメイクアップ講座 ③ パパとつくろう/);
  const alone = (await page('/lists/center-courses?columns=name,events.name')).text;
  expect(alone).toContain('こどものためのメイクアップ講座');
  expect(alone).not.toContain('item-mark');
});

test('long lists come in pages, or as a whole', async () => {
  const first = await page('/lists/observations?rows=20&columns=id');
  expect(rowsOf(first.text)).toBe(20);
  const next = unescaped(/href="\.\.\/(lists\/observations\?[^"]*after=[^"]*)"/.exec(first.text)?.[1] ?? '');
  const second = await page(`/${next}`);
  expect(rowsOf(second.text)).toBe(20);
  const idsIn = (text: string): string[] => [...text.matchAll(/id\/(observation-[^"]+)"/g)].map(([, id = '']) => id);
  expect(idsIn(second.text).some((id) => idsIn(first.text).includes(id))).toBe(false);
  const whole = await page('/lists/observations?rows=all&columns=id');
  expect(rowsOf(whole.text)).toBe(numbersIn(first.text)[0]);
  expect(idsIn(whole.text).slice(0, 40)).toEqual([...idsIn(first.text), ...idsIn(second.text)]);
});

test('figures are summed up with their units, and what cannot be added up says why, in both languages', async () => {
  const japanese = await page('/lists/center-courses?summary=all');
  expect(japanese.text).toContain('単位');
  const english = await page('/lists/center-courses?summary=all', 'en');
  expect(english.text).toMatch(/units?/);
  const shares = await page('/lists/observations?unit=PERCENT&summary=indicator', 'en');
  const { data } = await gateway.ask(
    '{ observationAggregates(where: { unit: PERCENT }, groupBy: [INDICATOR]) { sum { ... on NotAdditive { explanation(locale: EN) } } } }',
  );
  const refusals = (data?.observationAggregates as { sum: { explanation?: string } }[]).map(
    ({ sum }) => sum.explanation,
  );
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) expect(unescaped(shares.text)).toContain(refusal);
  const cases = await page('/lists/consultation-totals?summary=indicator');
  expect(cases.text).toMatch(/<td class="number"[^>]*>\s*[\d,.]+件\s*<\/td>/);
  expect((await page('/lists/sister-cities?summary=record&population=/500000')).status).toBe(200);

  const bySection = await page('/lists/center-courses?summary=section&rows=20');
  // Who asks for a summary sees it first.
  expect(bySection.text).toMatch(/id="summary"[^]*href="#table"[^]*id="table"/);
  expect(bySection.text).toContain('指標と総合計画の節ごと');
  expect(bySection.text).toMatch(/条件に合う12件すべての記録の数値です。複数に属する記録は、それぞれに数えます。/);
  const byUse = await page('/lists/center-rooms?summary=use', 'en');
  expect(byUse.text).toContain('These are the figures of all');
  expect(byUse.text.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/\b[A-Z]{4,}_[A-Z]+\b/);
});

test.each([
  ['/lists/center-courses?attendance=many', 'attendance'],
  ['/lists/center-courses?attendance=60/50', 'attendance'],
  ['/lists/center-courses?columns=name,size', 'columns'],
  ['/lists/center-courses?orderBy=SIZE', 'orderBy'],
  ['/lists/center-courses?rows=7', 'rows'],
  ['/lists/center-courses?summary=sum', 'summary'],
  ['/lists/center-courses?between=someday', 'between'],
  ['/lists/center-courses?edition=1901', 'edition'],
  ['/lists/observations?unit=LIGHTYEAR', 'unit'],
  ['/lists/facilities?municipality=99', 'municipality'],
  ['/lists/edition-changes?to=2024', 'from'],
])('%s is refused at its input', async (path, name) => {
  for (const language of languages) {
    const { status, text } = await page(path, language);
    expect([path, status]).toEqual([path, 400]);
    expect(text).toContain(`href="#input-${name}"`);
    expect(text).toContain(`id="input-${name}"`);
    expect(text).toContain(`id="input-${name}-error"`);
  }
});

test.each([
  ['/lists/center-courses?size=3', 400],
  ['/lists/center-courses?after=nowhere', 400],
  ['/lists/nothing', 404],
  ['/lists/audit-entries', 404],
])('%s is refused with a way on', async (path, status) => {
  const found = await page(path);
  expect([path, found.status]).toEqual([path, status]);
  if (status === 404) expect(found.text).toContain('/lists');
});

test('the page of lists names every list by its domain, with the number of its records', async () => {
  for (const language of languages) {
    const { text } = await page('/lists', language);
    for (const { slug, title } of lists) {
      expect(text).toContain(`href="./lists/${slug}"`);
      expect(unescaped(text)).toContain(title[language]);
    }
  }
  const { text } = await page('/lists');
  expect(text).toMatch(/学習・研修事業<\/a>\s*<span class="soft">12件/);
  expect(lists.filter((list) => list.arguments.some(isRequiredArgument)).length).toBe(2);
});

test('while a domain is down, its lists cannot be shown and the others can', async () => {
  expect((await partial.get('/lists/sister-cities')).status).toBe(503);
  expect((await partial.get('/lists/center-courses')).status).toBe(200);
  const page = await (await partial.get('/lists')).text();
  expect(page).toContain('lists/sister-cities');
});

test('every list has a title of its own in both languages, in the words of its description', () => {
  const titles = lists.map(({ title }) => title);
  for (const { ja, en } of titles) {
    expect(ja).toMatch(/[ぁ-ん一-龠ァ-ヶ]/);
    expect(en).toMatch(/^[A-Z]/);
    expect(en).not.toMatch(/[a-z][A-Z]|\b(?:dv|url|id|csv)\b|[^\x00-\x7F]/);
    expect(en.length).toBeLessThan(75);
  }
  for (const language of languages) expect(new Set(titles.map((each) => each[language])).size).toBe(lists.length);
  expect(titles.map(({ en }) => en)).toContain('Spousal Violence Counseling and Support Centers');
});

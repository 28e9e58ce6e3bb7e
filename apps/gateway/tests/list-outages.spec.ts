import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { exportedLists } from '@tokorozawa/exports';
import { parse as parseCsv } from 'csv-parse/sync';
import { buildSchema, isRequiredArgument, Kind, parse } from 'graphql';
import { sharedGateway } from '../testing/shared-gateway';
import { committedSupergraph } from '../testing/supergraph-on-disk';

const whole = sharedGateway();
const withoutCatalogue = sharedGateway({ without: 'catalogue' });

const supergraph = readFileSync(committedSupergraph, 'utf8');

/** The names in addresses of the lists that need no argument. */
const lists = [...exportedLists(buildSchema(supergraph, { assumeValid: true })).values()]
  .filter((list) => !list.arguments.some(isRequiredArgument))
  .map(({ name, slug }) => ({ slug, owner: ownerOf(name) }));

/** The domain that has a root field. */
function ownerOf(name: string): string {
  const rootFields = parse(supergraph, { noLocation: true }).definitions.flatMap((type) =>
    type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === 'Query' ? (type.fields ?? []) : [],
  );
  const directives = rootFields.find((field) => field.name.value === name)?.directives ?? [];
  const graph = directives.find((directive) => directive.name.value === 'join__field')?.arguments?.[0]?.value;
  return graph?.kind === Kind.ENUM ? graph.value.toLowerCase().replaceAll('_', '-') : '';
}

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parseCsv(text, { columns: true, bom: true });

const lost = {
  'international-relations': { own: 'sister-cities', ja: '国際交流・平和', en: 'International relations and peace' },
  'comprehensive-plan': { own: 'programs', ja: '総合計画', en: 'Comprehensive plan' },
  catalogue: { own: 'corrections', ja: '数値・訂正・検算', en: 'Figures, corrections and checks' },
};

/** The rows of each list while all domains answer, which are the same whatever is lost. */
const completeRows = new Map<string, Row[]>();
async function completeRowsOf(slug: string, path: string): Promise<Row[]> {
  const rows = completeRows.get(slug) ?? rowsOf(await (await whole.get(path)).text());
  completeRows.set(slug, rows);
  return rows;
}

describe.each(Object.entries(lost))('while %s does not answer,', (domain, { own, ...title }) => {
  const partial = sharedGateway({ without: domain });

  test('each list of another domain is still a file with all of its rows, which says if it lacks something', async () => {
    for (const { slug } of lists.filter(({ owner }) => owner !== domain)) {
      const path = `/export/${slug}.csv?bom=0&headers=names`;
      const now = await partial.get(path);
      expect([slug, now.status]).toEqual([slug, 200]);
      const [complete, read] = [await completeRowsOf(slug, path), rowsOf(await now.text())];
      expect([slug, read.map(({ id }) => id)]).toEqual([slug, complete.map(({ id }) => id)]);
      const missing = now.headers.get('missing-domains');
      if (missing === null) expect([slug, read]).toEqual([slug, complete]);
      const isNamedSo = now.headers.get('content-disposition')?.includes('incomplete');
      expect([slug, missing ?? domain, isNamedSo, now.headers.get('cache-control')]).toEqual([
        slug,
        domain,
        missing !== null,
        missing === null ? 'no-cache' : 'no-store',
      ]);
    }
  });

  test('its own lists are not there, and a page says which domain it is', async () => {
    for (const { slug, owner } of lists) {
      if (owner === domain) expect([slug, (await partial.get(`/export/${slug}.csv`)).status]).toEqual([slug, 503]);
    }
    for (const lang of ['ja', 'en'] as const) {
      const page = await partial.get(`/lists/${own}?lang=${lang}`, { headers: { accept: 'text/html' } });
      expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store']);
      expect(await page.text()).toContain(title[lang]);
    }
  });
});

describe('a list whose records refer to those of a lost domain', () => {
  const partial = sharedGateway({ without: 'international-relations' });
  const subject = { id: 'sister-city-decatur', name: 'ディケイター市' };

  test('has their ids in place of their names, and all else', async () => {
    const path = '/export/programs.csv?ids=program-sister-city-decatur&headers=names&bom=0';
    const [before = {}] = rowsOf(await (await whole.get(path)).text());
    expect([before['subject.id'], before['subject.name']]).toEqual([subject.id, subject.name]);
    const [now] = rowsOf(await (await partial.get(path)).text());
    expect(now).toEqual({ ...before, 'subject.name': '' });
    const line = await (await partial.get(path.replace('.csv', '.jsonl').replace(/&.*/, ''))).text();
    expect(JSON.parse(line)).toMatchObject({ subject: { __typename: 'SisterCity', id: subject.id } });
  });

  test('has a page with the ids as links, which says what is missing', async () => {
    const page = await partial.get('/lists/programs?ids=program-sister-city-decatur&lang=ja');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = await page.text();
    expect(text).toMatch(/href="[^"]*\/id\/sister-city-decatur[^"]*">sister-city-decatur</);
    expect(text).toContain('領域「国際交流・平和」がいま応答していません。');
    const english = await (await partial.get('/lists/programs?lang=en')).text();
    expect(english).toContain('The domain “International relations and peace” does not answer now.');
  });

  test('is a workbook whose notes say so, and metadata that name the domain', async () => {
    const file = await partial.get('/export/programs.xlsx?lang=ja');
    const book = read(Buffer.from(await file.arrayBuffer()));
    const notes = utils.sheet_to_json<string[]>(book.Sheets['出典と注記'] ?? {}, { header: 1 });
    expect(notes[1]).toEqual(['欠けているもの', expect.stringContaining('「国際交流・平和」')]);
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('_一部欠落.xlsx');
  });

  test('has a summary of its figures as before', async () => {
    const page = await partial.get('/lists/center-courses?summary=indicator');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('id="summary"')]);
  });
});

test('while the catalogue does not answer, the page of a list has no summary and says so, and the page of files has the lists', async () => {
  const page = await (await withoutCatalogue.get('/lists/center-courses?summary=indicator&lang=en')).text();
  expect(page).toContain('The figures cannot be read now, so there is no summary.');
  const files = await withoutCatalogue.get('/export?lang=en');
  expect([files.status, await files.text()]).toEqual([200, expect.stringContaining('export/sister-cities.csv')]);
});

test('while the catalogue does not answer, the page of all lists has them by their domains, and says what it lacks', async () => {
  for (const [language, missing] of [
    ['ja', 'いま答えられない部分があります:数値・訂正・検算。'],
    ['en', 'Some parts do not answer now: Figures, corrections and checks.'],
  ] as const) {
    const response = await withoutCatalogue.get(`/lists?lang=${language}`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const page = await response.text();
    expect(page).toContain(missing);
    expect(page).toMatch(/<h2 id="international-relations">[^]*?id="list-sister-cities"/);
  }
});

import { read, utils } from '@e965/xlsx';
import { parse as parseCsv } from 'csv-parse/sync';
import { sharedGateway } from '../testing/shared-gateway';
import { faultsOfHtml } from '../testing/valid-html';

const gateway = sharedGateway();

async function textAt(path: string, language = 'ja'): Promise<string> {
  const response = await gateway.get(path, { headers: { 'accept-language': language } });
  return (await response.text()).replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}

const inWords = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('a list says where its rows stand in the source, and how to cite them', async () => {
  const page = await textAt('/lists/sister-cities');
  expect(page).toMatch(/<h2 id="sources">出典<\/h2>[^]*姉妹都市[^]*行/);
  const citation = inWords(/<blockquote[^>]*id="citation-ja"[^>]*>([^]*?)<\/blockquote>/.exec(page)?.[1] ?? '');
  expect(citation).toMatch(/^ ?出典：.*令和6年度版.*「姉妹都市」.*\/lists\/sister-cities\)。上記を加工して作成。/);
  expect(page).toContain(`value="${gateway.url}/lists/sister-cities"`);
  expect(await textAt('/lists/sister-cities?text=ディケイター', 'en')).toMatch(/id="citation-en"[^]*Source: /);
});

test('what was corrected or is not stated has a mark in the table, with its legend and its note', async () => {
  const { data } = await gateway.ask(
    '{ corrections(first: 100, where: { recordType: CENTER_COURSE }) { nodes { recordId field reason(locale: JA) kind } } }',
  );
  const corrections = (data?.corrections as { nodes: { field: string; reason: string; kind: string }[] }).nodes;
  expect(corrections.length).toBeGreaterThan(0);
  const page = await textAt('/lists/center-courses?columns=all&rows=all');
  for (const { reason } of corrections) expect(page).toContain(reason);
  expect(page).toMatch(/<sup class="mark[^"]*"\s*><a href="#note-1"/);
  expect(page).toMatch(/<li id="note-1">/);
  const facilities = await textAt('/lists/center-rooms?columns=all');
  expect(inWords(facilities)).toContain('「資料に記載なし」：資料に書かれていない。');
  expect(faultsOfHtml(await (await gateway.get('/lists/center-courses?columns=all&rows=all')).text())).toEqual([]);
});

test('a table with every column begins with those that answer', async () => {
  const page = await textAt('/lists/center-courses?columns=all');
  const headers = [...page.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, header = '']) => header.trim());
  expect(headers.slice(0, 3)).toEqual(['名称', '開始日', '終了日']);
  expect(headers).toContain('ID');
});

test('the query below a table asks what is in the table alone', async () => {
  const page = await textAt('/lists/sister-cities?columns=name');
  expect(/<pre[^>]*>([^]*?)<\/pre>/.exec(page)?.[1]).not.toContain('provenance');
});

test.each(['section', 'indicator', 'fiscalYear'])(
  'the sums by %s are a file, as the page shows them',
  async (summary) => {
    const path = `/lists/center-courses?attendance=51/&summary=${summary}`;
    const page = await textAt(path);
    expect(page).toContain(`href="../lists/center-courses.csv?attendance=51/&summary=${summary}"`);
    const csv = await gateway.get(path.replace('?', '.csv?'), { headers: { 'accept-language': 'ja' } });
    expect(csv.headers.get('content-disposition')).toContain('tokorozawa-center-courses-summary.csv');
    const rows = parseCsv<Record<string, string>>(await csv.text(), { columns: true, bom: true });
    const table = /id="summary"[^]*?<tbody>([^]*?)<\/tbody>/.exec(page)?.[1] ?? '';
    const shown = [...table.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => inWords(cell).trim()),
    );
    expect(rows.length).toBe(shown.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const [index, row] of rows.entries()) {
      const { 合計: sum = '', 個数: count, 単位: unit, ...others } = row;
      expect(shown[index]).toContain(count);
      expect(shown[index]).toContain(others.指標);
      if (sum === '') expect(others.注記).not.toBe('');
      else expect(shown[index]?.join(' ')).toContain(Number(sum).toLocaleString('ja'));
      expect(unit).not.toMatch(/[A-Z]{3}/);
    }
  },
);

test('sums are a workbook with numbers and the source; without a summary, the rows are the file', async () => {
  const xlsx = await gateway.get('/lists/consultation-totals.xlsx?summary=indicator&lang=en');
  const book = read(Buffer.from(await xlsx.arrayBuffer()));
  const [sums, sources] = book.SheetNames.map((name) =>
    utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 }),
  );
  expect(sums?.[0]).toEqual(['Indicator', 'Count', 'Sum', 'Average', 'Least', 'Most', 'Unit', 'Notes']);
  expect(typeof sums?.[1]?.[1]).toBe('number');
  expect(JSON.stringify(sources)).toContain('Source: ');
  const rows = await gateway.get('/lists/sister-cities.csv?population=/500000', { redirect: 'manual' });
  expect(rows.status).toBe(302);
  expect(rows.headers.get('location')).toMatch(
    /^\.\.\/export\/sister-cities\.csv\?population=\/500000&columns=[\w.,]+$/,
  );
  expect((await gateway.get('/lists/center-courses.csv?summary=nothing')).status).toBe(400);
});

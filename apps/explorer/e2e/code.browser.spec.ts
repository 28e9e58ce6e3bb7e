import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { type Browser } from 'playwright-core';
import {
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  ScriptTarget,
} from 'typescript';
import { snippets } from '../src/code/snippets';
import { askApi, launchChromium, siteUrl, Visitor } from './visitor';

const run = promisify(execFile);

let browser: Browser;
let visitor: Visitor;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(tmpdir(), 'explorer-code-'));
});
beforeEach(async () => void (visitor = await Visitor.arrive(browser)));
afterEach(() => visitor.leave());
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** With a variable, enums, numbers, lists and Japanese. */
const question = 'gender-equality/courses';
const variables = { first: 2 };

/** Copies the code for a language from the page. */
async function copyCode(language: string): Promise<string> {
  const { page } = visitor;
  await page.goto(
    `/explorer#question=${question}&variables=${encodeURIComponent(JSON.stringify(variables))}&view=code`,
  );
  await page.getByLabel('言語').selectOption({ label: language });
  await page.getByRole('button', { name: 'コードをコピー' }).click();
  await page.getByText('✓ コピーしました').waitFor();
  return visitor.clipboard();
}

/** The answer that every program must receive. */
async function expected(): Promise<unknown> {
  const query = readFileSync(
    join(__dirname, '../../../libs/subgraphs', question.replace('/', '/examples/') + '.graphql'),
    'utf8',
  );
  const { data } = await askApi(query, variables);
  expect(data).toHaveProperty('centerCourses.nodes.length', 2);
  return data;
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('curl', async () => {
  const { stdout } = await run('sh', [file('ask.sh', await copyCode('curl'))]);
  expect((JSON.parse(stdout) as { data: unknown }).data).toEqual(await expected());
});

test('JavaScript', async () => {
  const { stdout } = await run(process.execPath, [file('ask.mjs', await copyCode('JavaScript (fetch)'))]);
  expect(JSON.parse(stdout)).toEqual(await expected());
});

test('TypeScript, with types that compile and match the answer', async () => {
  const code = await copyCode('TypeScript (型つき)');
  const use = `
    ask().then(({ data }) => {
      const count: number | undefined = data?.centerCourses?.nodes[0]?.attendances[0]?.count;
      // @ts-expect-error The answer has no such field.
      return [count, data?.centerCourses?.nodes[0]?.mayor];
    });`;
  const program = createProgram([file('ask.ts', `${code}\n${use}`)], {
    strict: true,
    noEmit: true,
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
  });
  expect(
    getPreEmitDiagnostics(program).map(({ messageText }) => flattenDiagnosticMessageText(messageText, '\n')),
  ).toEqual([]);
  const { code: script } = transformSync(code, {
    filename: 'ask.ts',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  const { stdout } = await run(process.execPath, [file('typed.mjs', script)]);
  expect(JSON.parse(stdout)).toEqual(await expected());
});

test('Python', async () => {
  const { stdout } = await run('python3', [file('ask.py', await copyCode('Python'))]);
  expect(JSON.parse(stdout)).toEqual(await expected());
});

test('R', async () => {
  const { stdout } = await run('Rscript', ['--vanilla', file('ask.R', await copyCode('R'))]);
  const answer = JSON.parse(stdout) as { centerCourses: { totalCount: number; nodes: { name: string }[] } };
  const { centerCourses } = (await expected()) as typeof answer;
  expect(answer.centerCourses.totalCount).toBe(centerCourses.totalCount);
  expect(answer.centerCourses.nodes.map(({ name }) => name)).toEqual(centerCourses.nodes.map(({ name }) => name));
});

test('Google Sheets: the script writes a row for each record, with the functions of Apps Script', async () => {
  const code = await copyCode('Google スプレッドシート');
  const data = (await expected()) as { centerCourses: { nodes: { name: string; number: number }[] } };
  const fetched: [string, { method: string; contentType: string; payload: string }][] = [];
  let cells: unknown[][] = [];
  let formats: string[][] = [];
  const range = {
    setNumberFormats: (given: string[][]) => (formats = given),
    setValues: (values: unknown[][]) => (cells = values),
  };
  const sheet = { clear: () => sheet, getRange: () => range };
  runInNewContext(`${code}\nimportAnswer();`, {
    UrlFetchApp: {
      fetch: (...call: (typeof fetched)[number]) => {
        fetched.push(call);
        return { getContentText: () => JSON.stringify({ data }) };
      },
    },
    SpreadsheetApp: { getActiveSheet: () => sheet },
  });
  expect(fetched[0]?.[0]).toBe(`${siteUrl()}/graphql`);
  expect(JSON.parse(fetched[0]?.[1].payload ?? '')).toMatchObject({ variables });
  const [headers = [], ...rows] = cells;
  expect(rows.map((row) => row[headers.indexOf('name')])).toEqual(data.centerCourses.nodes.map(({ name }) => name));
  expect(rows.map((row) => row[headers.indexOf('number')])).toEqual(
    data.centerCourses.nodes.map(({ number }) => number),
  );
  // A text is formatted as text, so that the code "1-2" becomes no date; a number stays a number.
  const [, formatsOfRow = []] = formats;
  expect(formatsOfRow[headers.indexOf('name')]).toBe('@');
  expect(formatsOfRow[headers.indexOf('number')]).not.toBe('@');
});

test('Google Sheets: a ready-made question is one function, which reads its file with the variables', async () => {
  const [, url = ''] = /^=IMPORTDATA\("(.*)"\)\n$/.exec(await copyCode('Google スプレッドシート (関数)')) ?? [];
  expect(url).toBe(`${siteUrl()}/q/${question}.csv?first=2&lang=ja`);
  expect((await (await fetch(url)).text()).trim().split('\n').length).toBeGreaterThan(2);
  await visitor.page.getByRole('region', { name: '変数' }).locator('.view-line').first().click();
  await visitor.page.keyboard.press('ControlOrMeta+A');
  // Pasted, so that the editor adds no brackets of its own.
  await visitor.page.evaluate(() => navigator.clipboard.writeText('{ "first": 1 // one\n }'));
  await visitor.page.keyboard.press('ControlOrMeta+V');
  await visitor.page.locator('.code pre').getByText('first=1').waitFor();
});

test('curl: the query stays readable, in lines', async () => {
  expect(await copyCode('curl')).toMatch(/^ {2}centerCourses\(/m);
});

test('the language of the code is remembered', async () => {
  await copyCode('Python');
  await visitor.showView('表');
  await visitor.showView('コード');
  expect(await visitor.page.getByLabel('言語').locator('option:checked').textContent()).toBe('Python');
  await visitor.page.goto('about:blank');
  await visitor.page.goto('/explorer#question=international-relations/sister-cities&view=code');
  await visitor.shown('code');
  expect(await visitor.page.getByLabel('言語').locator('option:checked').textContent()).toBe('Python');
});

describe('of several operations, the chosen one is run by', () => {
  const several = 'query First { sisterCities { name } }\nquery Second { comprehensivePlan { chapters { number } } }';
  const parameters = new URLSearchParams({ query: several, operationName: 'Second', view: 'code' });
  const programs: [string, string, string[]][] = [
    ['curl', 'sh', ['several.sh']],
    ['JavaScript (fetch)', process.execPath, ['several.mjs']],
    ['Python', 'python3', ['several.py']],
    ['R', 'Rscript', ['--vanilla', 'several.R']],
  ];

  test.each(programs)('%s', async (language, program, args) => {
    await visitor.page.goto(`/explorer?${parameters}`);
    await visitor.page.getByLabel('言語').selectOption({ label: language });
    await visitor.page.getByRole('button', { name: 'コードをコピー' }).click();
    await visitor.page.getByText('✓ コピーしました').waitFor();
    writeFileSync(join(folder, args.at(-1) as string), await visitor.clipboard());
    const { stdout } = await run(program, args, { cwd: folder });
    expect(stdout.replaceAll(/\s/g, '')).toContain('"chapters":[{"number":1}');
  });
});

describe('quotes, backslashes and brackets of every language are escaped in', () => {
  const tricky = `'"\`\${x}\\ \"\"\" )---" #(lf) $HOME %s`;
  const call = {
    url: `${siteUrl()}/graphql`,
    query: `# ${tricky}\nquery ($id: ID!) { sisterCity(id: $id) { name } chapters { number } }`,
    variables: { id: tricky },
    operationName: undefined,
    onlyReads: true,
    language: 'en' as const,
    shape: [],
    file: undefined,
  };
  const programs: [string, string, string[]][] = [
    ['curl', 'sh', ['tricky.sh']],
    ['curl, in a body', 'sh', ['tricky-body.sh']],
    ['fetch', process.execPath, ['tricky.mjs']],
    ['python', 'python3', ['tricky.py']],
    ['r', 'Rscript', ['--vanilla', 'tricky.R']],
  ];

  test.each(programs)('%s', async (id, program, args) => {
    const [name, isBody] = id.split(', ');
    const snippet = snippets.find((each) => each.id === name);
    writeFileSync(join(folder, args.at(-1) as string), snippet?.write({ ...call, onlyReads: !isBody }) ?? '');
    const { stdout, stderr } = await run(program, args, { cwd: folder });
    expect(stdout.replaceAll(/\s/g, '')).toContain('{"number":1}');
    // R prints only the data; the others print the error about the unknown id.
    if (id !== 'r') expect((stdout + stderr).replaceAll(/\\/g, '')).toContain('#(lf) $HOME %s');
  });
});

// Power Query runs only in Excel, so the test checks the body that it would send.
test('Excel: the request body of Power Query gets the same answer', async () => {
  const code = await copyCode('Excel (Power Query)');
  const literal = /Body = "((?:[^"]|"")*)"/.exec(code)?.[1] ?? '';
  const body = literal.replaceAll('""', '"').replaceAll('#(#)(', '#(');
  const response = await fetch(`${siteUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(((await response.json()) as { data: unknown }).data).toEqual(await expected());
  expect(code).toContain('Found = Answer[data][centerCourses][nodes]');
});

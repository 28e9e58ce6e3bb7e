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
  const range = { setValues: (values: unknown[][]) => (cells = values) };
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
  const [heads = [], ...rows] = cells;
  expect(rows.map((row) => row[heads.indexOf('name')])).toEqual(data.centerCourses.nodes.map(({ name }) => name));
  expect(rows.map((row) => row[heads.indexOf('number')])).toEqual(data.centerCourses.nodes.map(({ number }) => number));
});

describe('quotes, backslashes and brackets of every language are escaped in', () => {
  const tricky = `'"\`\${x}\\ \"\"\" )---" #(lf) $HOME %s`;
  const call = {
    url: `${siteUrl()}/graphql`,
    query: `# ${tricky}\nquery ($id: ID!) { sisterCity(id: $id) { name } chapters { number } }`,
    variables: { id: tricky },
    language: 'en' as const,
    shape: [],
  };
  const programs: [string, string, string[]][] = [
    ['curl', 'sh', ['tricky.sh']],
    ['fetch', process.execPath, ['tricky.mjs']],
    ['python', 'python3', ['tricky.py']],
    ['r', 'Rscript', ['--vanilla', 'tricky.R']],
  ];

  test.each(programs)('%s', async (id, program, args) => {
    const snippet = snippets.find((each) => each.id === id);
    writeFileSync(join(folder, args.at(-1) as string), snippet?.write(call) ?? '');
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

import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { madeUpTranscript } from '../src/testing/made-up-transcript';
import { ask, runData, startGateway, startProgram } from '../src/testing/product';
import { lastLine, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

const cities = 'libs/subgraphs/international-relations/data/2025/sister-city.yaml';
const sharesFile = 'libs/subgraphs/gender-equality/data/2025/share-of-women.yaml';
const editionFile = 'libs/subgraphs/catalogue/data/2025/edition.yaml';

let copy: string;
let transcript: string[];
let database: URL;

beforeAll(async () => {
  copy = await copyWorkspace();
  // What the next year may print: another population, another day, and something new before all else.
  transcript = madeUpTranscript('2024').map((line) => line.replace('67,477', '66,902'));
  transcript[123] = transcript[123]?.replace(/6 4 1$/, '7 4 1') ?? '';
  transcript.unshift('巻頭のことば', '');
  await writeFile(join(copy, '../transcript.txt'), transcript.join('\n'));
  database = new URL('/new_edition', process.env.PLANNING_GRAPH_TEST_SERVER);
  await onServer('CREATE DATABASE new_edition TEMPLATE template0');
});
afterAll(() => onServer('DROP DATABASE new_edition WITH (FORCE)'));

test('an official prepares, reviews and publishes an edition, and both editions answer', async () => {
  // Prepare.
  const prepared = await newEdition('2025');
  expect(prepared.stderr).toContain('令和7年度版の下書きができました。');
  expect(prepared.stderr).toContain('The drafts of the FY2025 edition are ready.');
  expect(await read(cities)).toContain(
    'draft: true # なくなった数字 67,477、新しい数字 66,902 · Gone: 67,477; new: 66,902.',
  );
  expect(await read(sharesFile)).toMatch(/\nrows: \[\]\n/);

  // What is left is reported with its place, and nothing of it is imported.
  const left = await dataCheck();
  expect(left.stdout).toMatch(/^2024: \d+ figures of the source accounted for in .*; \d+ checks agree/m);
  expect(left.stdout).toContain(`  ${cities}:5 ディケイター市 (sister-city-decatur)\n`);
  expect(left.stdout).toMatch(new RegExp(`  ${sharesFile}:\\d+ ファイル全体`));
  expect(lastLine(left.stdout)).toMatch(/^\d+ left\. Compare each with the transcript/);
  expect((await importData()).stdout).not.toContain('2025');

  // Review a row, and prepare again as after an interruption: what was done stays.
  await change(cities, (text) =>
    text
      .replace(/\n +draft: true.*/, '')
      .replace('67477', '66902')
      .replace('67,477', '66,902'),
  );
  const again = await newEdition('2025');
  expect(again.stderr).toContain('4 files there already, left as they are');
  expect(await read(cities)).toContain('66902');

  // Publishing too early is refused, and nothing is imported.
  await change(editionFile, (text) => text.replace('draft: true\n', ''));
  const early = await importData(1);
  expect(early.stderr).toMatch(
    /data\/2025\/brand-effort\.yaml:5:1 公開された年度版に下書きが残っています。.* · Still a draft, but its edition is published\./,
  );
  await change(editionFile, (text) => `draft: true\n${text}`);

  // Review the rest.
  for (const path of await dataFilesOf('2025')) {
    await change(path, (text) => text.replaceAll(/\n *draft: true.*/g, ''));
  }
  const missing = await dataCheck();
  expect(missing.stdout).toContain('L126: 3 7 4 1 not accounted for');
  await writeFile(join(copy, sharesFile), nextShares(await read(sharesFile.replace('2025', '2024'))));
  const reviewed = await dataCheck();
  expect(lastLine(reviewed.stdout)).toBe(
    `Everything is reviewed. To publish the edition, remove the line "draft: true" from ${editionFile}.`,
  );

  // Publish.
  await change(editionFile, (text) => text.replace('draft: true\n', ''));
  expect((await importData()).stdout.split('\n').filter((line) => line.includes('+ SisterCity'))).toEqual(
    ['decatur', 'changzhou', 'anyang'].map((city) => `  + SisterCity sister-city-${city}@2025`),
  );
  const gateway = await startGateway({ cwd: copy, env: { DATABASE_URL: database.href } });
  const answer = await ask(
    gateway.url,
    `{
      sisterCity(id: "sister-city-decatur") {
        population
        editions { id population provenance { edition lines } }
      }
      before: sisterCity(id: "sister-city-decatur", edition: "令和6年度版") { id population }
      editions { id name(locale: EN) isInferred }
      sharesOfWomen { edition { id } }
      editionChanges(from: "2024", to: "2025", where: { recordType: SISTER_CITY }) {
        nodes { kind field before after recordId }
      }
      observations(where: { indicators: ["population"], records: ["sister-city-decatur"] }) { nodes { printed } }
    }`,
  );
  await gateway.process.stop();
  expect(answer.errors).toBeUndefined();
  expect(answer.data).toMatchObject({
    sisterCity: {
      population: 66902,
      editions: [
        { population: 67477, provenance: { edition: '令和6年度版', lines: linesOf(0) } },
        { population: 66902, provenance: { edition: '令和7年度版', lines: linesOf(2) } },
      ],
    },
    before: { id: 'sister-city-decatur@2024', population: 67477 },
    editions: [
      { id: '2024', isInferred: true },
      { id: '2025', name: 'FY2025 edition', isInferred: false },
    ],
    editionChanges: {
      nodes: [{ field: 'population', before: '67477', after: '66902', recordId: 'sister-city-decatur' }],
    },
    observations: { nodes: [{ printed: '67,477' }, { printed: '66,902' }] },
  });
  // Facts of a day stay listed when the newest edition prints others.
  const shares = answer.data?.sharesOfWomen as { edition: { id: string } }[];
  expect(shares.map(({ edition }) => edition.id).sort()).toEqual([
    ...Array(10).fill('2024'),
    ...Array(10).fill('2025'),
  ]);
});

/** The lines of a sister city in a transcript that begins with so many more lines. */
const linesOf = (more: number): number[] =>
  [232, 234, 236, 238, 240, 242, 244, 246, 248, 250, 252, 254].map((line) => line + more);

/** The shares of women a year later: other ids, another day, two lines further down. */
function nextShares(text: string): string {
  const twoFurther = (line: string): string => String(Number(line) + 2);
  return text.replaceAll('2024', '2025').replaceAll(/ines: \[.*?\]/g, (lines) => lines.replaceAll(/\d+/g, twoFurther));
}

/** Without a locale, messages are in both languages. */
const env = { LANG: 'C', LC_ALL: '', LC_MESSAGES: '' };

const newEdition = (id: string) => succeed('tools/dist/new-edition.js', id, '--transcript', '../transcript.txt');
const dataCheck = () => succeed('tools/dist/data-check.js');

async function succeed(program: string, ...args: string[]): Promise<Ending> {
  const ending = await startProgram(program, args, { cwd: copy, env: { ...env, INIT_CWD: copy } }).ended;
  expect(ending).toMatchObject({ exitCode: 0 });
  return ending;
}

async function importData(exitCode = 0): Promise<Ending> {
  const ending = await runData([], { cwd: copy, env: { ...env, DATABASE_URL: database.href } });
  expect(ending).toMatchObject({ exitCode });
  return ending;
}

const read = (path: string): Promise<string> => readFile(join(copy, path), 'utf8');

async function change(path: string, by: (text: string) => string): Promise<void> {
  await writeFile(join(copy, path), by(await read(path)));
}

async function dataFilesOf(edition: string): Promise<string[]> {
  const domains = await readdir(join(copy, 'libs/subgraphs'));
  const folders = domains
    .map((domain) => `libs/subgraphs/${domain}/data/${edition}`)
    // What municipalities write has no data files.
    .filter((folder) => existsSync(join(copy, folder)));
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(join(copy, folder))).map((name) => `${folder}/${name}`)),
  );
  return files.flat().filter((path) => path.endsWith('.yaml') && path !== editionFile);
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.PLANNING_GRAPH_TEST_SERVER });
  await client.connect();
  await client.query(sql);
  await client.end();
}

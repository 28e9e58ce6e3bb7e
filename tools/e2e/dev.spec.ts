/** @jest-environment ./tools/jest/stop-after-failure.js */
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, startDev, type Served } from '../src/testing/product';
import { processesOfGroup } from '../src/testing/running-process';
import { processesIn } from '../src/testing/state-folder';
import { copyWorkspace } from '../src/testing/workspace-copy';

const editedSubgraph = 'city-promotion';
const domain = `libs/subgraphs/${editedSubgraph}`;
const resolver = `${domain}/src/city-brand/city-brand.resolver.ts`;
const entity = `${domain}/src/brand-effort/brand-effort.entity.ts`;
const rows = `${domain}/data/2024/brand-effort.yaml`;
const migration = `${domain}/migrations/2026-12-31-1200-effort-rank.sql`;

let copy: string;
let dev: Served;
beforeAll(async () => {
  copy = await copyWorkspace();
  // Every edit starts a server again, which opens one subgraph sooner than all.
  dev = await startDev(copy, { COLOCATED_SUBGRAPHS: editedSubgraph });
});

/** Changes a file of the copy, and returns how to undo it. */
async function edit(path: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const file = join(copy, path);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const changed = change(text ?? '');
  if (changed === text)
    throw new Error(`The edit of ${path} changes nothing: its text is no longer what this test expects.`);
  await writeFile(file, changed);
  return () => (text === undefined ? rm(file) : writeFile(file, text));
}

const efforts = async (field: string): Promise<unknown[]> => {
  const { data } = await ask(dev.url, `{ cityBrand { efforts { ${field} } } }`);
  const { efforts } = (data?.cityBrand ?? { efforts: [] }) as { efforts: Record<string, unknown>[] };
  return efforts.map((effort) => effort[field]);
};

const supergraphs = () => readdir(join(copy, '.planning-graph/dev'));
const get = async (path: string): Promise<string> => (await fetch(`${dev.url}${path}`)).text();

/** A machine that does much else may take long. In milliseconds. */
const timeout = 120_000;

/** Repeats a request until its answer is as expected. Throws the last answer if it never is. */
async function until<Answer>(ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean): Promise<void> {
  const isOver = AbortSignal.timeout(timeout);
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return;
    if (isOver.aborted) throw new Error(`The answer stays ${JSON.stringify(answer).slice(0, 1_000)}.`);
    await sleep(50);
  }
}

/** The messages that Vite sends to an open page. */
async function openPage(): Promise<{ next(): Promise<{ type: string; err?: { message: string } }>; close(): void }> {
  const [, token = ''] = /wsToken = "([^"]+)"/.exec(await get('/@vite/client')) ?? [];
  const socket = new WebSocket(`${dev.url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  const messages: string[] = [];
  socket.addEventListener('message', ({ data }) => void messages.push(String(data)));
  await once(socket, 'open');
  return {
    async next() {
      const isOver = AbortSignal.timeout(timeout);
      for (;;) {
        const message = JSON.parse(messages.shift() ?? '{ "type": "none" }') as { type: string };
        if (['full-reload', 'error'].includes(message.type)) return message;
        if (isOver.aborted) throw new Error('The open page is sent nothing.');
        if (messages.length === 0) await sleep(50);
      }
    },
    close: () => socket.close(),
  };
}

it('serves the pages from their sources, and everything else from the server', async () => {
  expect(await get('/status')).toContain('src="./src/status/main.tsx"');
  expect(await get('/explorer')).toContain('src="./src/editor/main.tsx"');
  expect(await get('/src/status/main.tsx')).toContain('createRoot');
  expect(await get('/')).toContain('<form class="find"');
  expect(JSON.parse(await get('/health/ready'))).toMatchObject({ status: 'ready' });
  expect(await efforts('number')).toEqual([1, 2, 3, 4]);
});

it('serves an edited resolver, composes nothing for it, reloads open pages, and answers every request meanwhile', async () => {
  const headers = { 'apollo-require-preflight': 'true' };
  const statuses = new Set<number>();
  let isDone = false;
  const askOn = async (): Promise<void> => {
    for (; !isDone; await sleep(5)) {
      statuses.add((await fetch(`${dev.url}/graphql?query={__typename}`, { headers })).status);
    }
  };
  const page = await openPage();
  const before = await supergraphs();
  const asking = Promise.all(Array.from({ length: 4 }, askOn));
  const undo = await edit(resolver, (text) => text.replace("number: 'ASC'", "number: 'DESC'"));
  await until(
    () => efforts('number'),
    ([first]) => first === 4,
  );
  expect((await page.next()).type).toBe('full-reload');
  expect(await supergraphs()).toEqual(before);
  await undo();
  await until(
    () => efforts('number'),
    ([first]) => first === 1,
  );
  isDone = true;
  await asking;
  expect([...statuses]).toEqual([200]);
  page.close();
});

it('serves an edited schema', async () => {
  const undo = await edit(entity, (text) => text.replace('A main effort for', 'One main effort for'));
  await until(
    () => get('/schema.graphql'),
    (schema) => schema.includes('One main effort for'),
  );
  await undo();
});

it('serves an edited row', async () => {
  const undo = await edit(rows, (text) => text.replace('Creation and revitalization of lively hubs', 'Lively hubs'));
  const names = async () => ask(dev.url, '{ cityBrand { efforts { name(locale: EN) } } }');
  await until(names, (answer) => JSON.stringify(answer).includes('"Lively hubs"'));
  await undo();
  await until(names, (answer) => JSON.stringify(answer).includes('"Creation and revitalization of lively hubs"'));
});

it('serves an edited question, part of the publication and Japanese description', async () => {
  const edits: [path: string, before: RegExp, edited: string, address: string][] = [
    [`${domain}/examples/city-brand.graphql`, /^# en: /m, 'Edited question', '/q?lang=en'],
    [`${domain}/parts/city-brand.graphql`, /^# en: /m, 'Edited part', '/q?lang=en'],
    [`${domain}/descriptions.ja.json`, /": "/, 'Edited description', '/schema.ja.graphql'],
  ];
  const shown = () => Promise.all(edits.map(async ([, , edited, address]) => (await get(address)).includes(edited)));
  expect(await shown()).toEqual([false, false, false]);
  const undo = await Promise.all(
    edits.map(([path, before, edited]) => edit(path, (text) => text.replace(before, `$&${edited} `))),
  );
  await until(shown, (are) => !are.includes(false));
  await Promise.all(undo.map((undoOne) => undoOne()));
  await until(shown, (are) => !are.includes(true));
});

it('serves a new column, and a migration that is edited after it ran', async () => {
  const property = `@Property(ordinal.optional(), 'Rank; null when nobody gave one. 「順位」')\n  rank!: number | null;\n\n  @Property(localizedText`;
  const undo = [
    await edit(entity, (text) => text.replace('@Property(localizedText', property)),
    await edit(rows, (text) => text.replace('number: 1\n', 'number: 1\n    rank: 7\n')),
    await edit(migration, () => 'ALTER TABLE brand_effort ADD rank integer;\n'),
  ];
  await until(
    () => efforts('rank'),
    ([first]) => first === 7,
  );

  // The new database rejects the rows, so the previous server keeps running.
  await edit(migration, (text) => `${text}ALTER TABLE brand_effort ADD CHECK (rank <> 7);\n`);
  await dev.process.says(/violates check constraint "brand_effort_rank_check"/);
  expect(await efforts('rank')).toEqual([7, null, null, null]);
  for (const undoOne of undo) await undoOne();
  await until(
    () => get('/schema.graphql'),
    (schema) => !schema.includes('rank: Int'),
  );
});

it.each<[string, string, (text: string) => string, RegExp]>([
  [
    'does not compile',
    resolver,
    (text) => text.replace('efforts(@Root()', 'efforts((@Root()'),
    /city-brand\.resolver\.ts:\d+:\d+ \S+/,
  ],
  [
    'imports a file that does not exist',
    resolver,
    (text) => text.replace("'./city-brand.entity'", "'./city-brands.entity'"),
    /city-brand\.resolver\.ts:5:27 There is no module "\.\/city-brands\.entity"/,
  ],
  [
    'throws while it is loaded',
    entity,
    (text) => text.replace('@Property(ordinal', '@Property(ordinal.whole()'),
    /brand-effort\.entity\.ts:\d+:\d+ TypeError: .*whole is not a function/,
  ],
  [
    'makes data invalid',
    rows,
    (text) => text.replace('number: 2', 'number: second'),
    /data\/2024\/brand-effort\.yaml:13:13 number: Invalid input: expected number, received string/,
  ],
  [
    'makes a migration fail',
    migration,
    () => 'CREATE TABLE effort_rank (rank integer);\nALTER TABLE brand_efort ADD rank integer;\n',
    /2026-12-31-1200-effort-rank\.sql:2:1 relation "brand_efort" does not exist/,
  ],
])(
  'keeps serving when an edit %s, reports its position in the terminal and in open pages, and serves the corrected file',
  async (_, path, change, told) => {
    const page = await openPage();
    const undo = await edit(path, change);
    await dev.process.says(told);
    for (;;) {
      const { err } = await page.next();
      if (err && told.test(err.message)) break;
    }
    expect(await efforts('number')).toEqual([1, 2, 3, 4]);

    await undo();
    while ((await page.next()).type !== 'full-reload');
    expect(await efforts('number')).toEqual([1, 2, 3, 4]);
    page.close();
  },
);

it('stops at Ctrl-C with everything that it started', async () => {
  dev.process.signalGroup('SIGINT');
  expect(await dev.process.ended).toMatchObject({ exitCode: 0 });
  expect([...processesIn(copy), ...processesOfGroup(dev.process.pid)]).toEqual([]);
});

// The server process of `npm run dev`. It loads installed packages and waits, and loads the sources on request. Nothing of
// the workspace is loaded earlier, so that the process never serves sources from before an edit.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import type * as Registry from '@tokorozawa/registry';
import type * as SubgraphKit from '@tokorozawa/subgraph-kit';
import type * as Compose from '../compose';
import type * as Schemas from '../schemas';
import type { Request, Response } from './messages';

const root = join(__dirname, '../../..');
/** Loads a module on request; an import would load it at the start. */
const load = createRequire(__filename);
/** Earlier supergraphs are kept, because edits are often undone. */
const maxSupergraphs = 8;

process.on('message', (request: Request) => void handle(request).catch(fail));
// The parent stops this process, unless it was killed itself.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

async function handle(request: Request): Promise<void> {
  switch (request.kind) {
    case 'preload':
      return request.modules.forEach(preload);
    case 'serve':
      Object.assign(process.env, request.variables);
      process.env.SUPERGRAPH = supergraphOfSources(request.supergraphs);
      return void load(join(root, 'apps/gateway/src/main.ts'));
    case 'list-modules':
      return respond({ kind: 'modules', modules: installedModules() });
    case 'import-data':
      return respond(await importData());
    case 'inspect':
      return void openInspector(request.port);
  }
}

/** Ignores a module that cannot be loaded; the sources that import it report the error. */
function preload(module: string): void {
  try {
    load(module);
  } catch {}
}

function respond(response: Response): void {
  process.send?.(response);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

/** The file with the supergraph of the sources. It is composed only if a schema has changed. */
function supergraphOfSources(folder: string): string {
  const { schemasOfSources } = load('../schemas') as typeof Schemas;
  const schemas = schemasOfSources();
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  const path = join(folder, `${hash}.graphql`);
  if (!existsSync(path)) {
    const { compose } = load('../compose') as typeof Compose;
    const { supergraph } = compose(schemas);
    mkdirSync(folder, { recursive: true });
    removeOldest(folder);
    writeFileSync(path, supergraph);
  }
  return path;
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of newestFirst.slice(maxSupergraphs - 1)) rmSync(file);
}

/** The modules in node_modules that the sources import directly, in the order in which they were loaded. */
function installedModules(): string[] {
  // Against what its type says, the name of a module in the cache may be missing: that of an ES module.
  const isInstalled = (file: string | undefined): boolean => file?.includes(`${sep}node_modules${sep}`) ?? false;
  const sources = Object.values(load.cache).filter((module) => module && !isInstalled(module.filename));
  const imported = sources.flatMap((module) => module?.children ?? []).map(({ filename }) => filename);
  return [...new Set(imported)].filter((file) => isInstalled(file) && file.endsWith('js'));
}

/** Imports the current data files into the database of the running server. */
async function importData(): Promise<Response> {
  const { subgraphs } = load('@tokorozawa/registry') as typeof Registry;
  const { isEmpty, prepareDatabase, readDataFiles } = load('@tokorozawa/subgraph-kit') as typeof SubgraphKit;
  try {
    const done = await prepareDatabase({
      databaseUrl: process.env.DATABASE_URL ?? '',
      domains: await readDataFiles(subgraphs, { root }),
      // Matches no other start, so that the next one compares all rows again.
      preparation: `npm run dev ${process.pid} ${Date.now()}`,
    });
    const changed = done.filter(({ imported }) => !isEmpty(imported));
    const of = (what: 'added' | 'changed' | 'retired') =>
      `${changed.reduce((sum, { imported }) => sum + imported[what].length, 0)} ${what}`;
    return { kind: 'imported', summary: `records: ${of('added')}, ${of('changed')}, ${of('retired')}` };
  } catch (error) {
    return { kind: 'not-imported', reason: error instanceof Error ? error.message : String(error) };
  }
}

import type { Steps } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { effectOf } from './changes';
import { databaseForMigrations, dropOtherDatabases } from './database';
import type { Pages } from './pages';
import { ServeError, ServerProcess } from './server-process';

export interface ReloaderOptions {
  steps: Steps;
  pages: Pages;
  /** The URL of PostgreSQL. */
  database: string;
  /** The inspector port of the running server. */
  inspectPort: number | undefined;
  /** The environment variables of the server. */
  environment(): NodeJS.ProcessEnv;
  /** The folder for composed supergraphs. */
  supergraphs: string;
}

/** In milliseconds. Edits within this time, such as those of "save all", are applied together. */
const debounce = 40;

/**
 * Replaces the server when its sources are edited, and imports the data when a data file is edited. If either fails, the
 * running server stays, and the error is reported.
 */
export class Reloader {
  /** The files that were edited since edits were last applied. */
  readonly #edited = new Set<string>();
  #server: ServerProcess | undefined;
  /** The process that will replace the server, while it starts. */
  #candidate: ServerProcess | undefined;
  /** The next candidate. It has already loaded the installed packages. */
  #spare = new ServerProcess([]);
  /** True while the server does not run the current sources. */
  #isStale = true;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(private readonly options: ReloaderOptions) {}

  /** Starts the first server. Also resolves if that fails; the error is reported. */
  async start(): Promise<void> {
    await (this.#work = this.#applyEdits());
  }

  /** @param path from the workspace's root, with slashes */
  onEdit(path: string): void {
    if (this.#isClosed || effectOf(path) === 'nothing') return;
    this.#edited.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#candidate?.stop('SIGKILL');
      this.#work = this.#work.then(() => this.#applyEdits());
    }, debounce);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#candidate?.stop('SIGKILL'), this.#spare.stop('SIGKILL'), this.#server?.stop()]);
    await this.#work;
  }

  async #applyEdits(): Promise<void> {
    const edited = [...this.#edited];
    this.#edited.clear();
    // Edits that came while earlier ones were applied may already have been applied with them.
    if (edited.length === 0 && this.#server) return;
    this.#isStale ||= edited.some((path) => effectOf(path) === 'server') || !this.#server?.isRunning;
    const words = edited.length > 1 ? `${edited[0]} and ${edited.length - 1} more` : (edited[0] ?? '');
    const { steps, pages } = this.options;
    try {
      if (this.#isStale) await steps.run('server', async () => [await this.#replaceServer(), words]);
      else await steps.run('data', async () => [undefined, `${words} (${await this.#server?.importData()})`]);
      pages.reload();
    } catch (error) {
      this.#report(error);
    }
  }

  async #replaceServer(): Promise<void> {
    const { pages, database, environment, supergraphs } = this.options;
    const before = this.#server;
    const candidate = (this.#candidate = this.#spare);
    try {
      const url = await databaseForMigrations(database);
      const address = await candidate.serve(
        { ...definedVariables(environment()), ...ownVariables, DATABASE_URL: url },
        supergraphs,
      );
      const forwarding = pages.useServer(address);
      this.#server = candidate;
      this.#isStale = false;
      void candidate.ended.then(() => this.#onEnd(candidate));
      void forwarding.then(() => this.#retire(before, candidate, url));
    } finally {
      this.#candidate = undefined;
      const modules = (await this.#server?.listModules()) ?? [];
      if (!this.#isClosed) this.#spare = new ServerProcess(modules);
    }
  }

  /** Stops the previous server, then gives the new one what only one process can have. */
  async #retire(before: ServerProcess | undefined, now: ServerProcess, databaseUrl: string): Promise<void> {
    await before?.stop();
    if (this.options.inspectPort !== undefined) now.inspect(this.options.inspectPort);
    // Between two applications of edits, so that it never drops the database that the next server is about to use.
    this.#work = this.#work.then(() => this.#dropOtherDatabases(now, databaseUrl));
  }

  async #dropOtherDatabases(server: ServerProcess, used: string): Promise<void> {
    if (server !== this.#server || this.#isClosed) return;
    await dropOtherDatabases(this.options.database, used).catch(() => undefined);
  }

  #onEnd(server: ServerProcess): void {
    if (server !== this.#server || this.#isClosed) return;
    void this.options.pages.useServer(undefined);
    this.#report(new ServeError('The server exited. The next edit starts it again.'));
  }

  #report(error: unknown): void {
    if (this.#isClosed) return;
    const { steps, pages } = this.options;
    if (this.#edited.size > 0) return steps.say('    Edited again.');
    const isExplained = error instanceof ServeError || error instanceof UserFacingError;
    const reason = isExplained ? error.message : String((error as Error).stack);
    steps.say(`    ${reason.replaceAll('\n', '\n    ')}`);
    if (this.#server?.isRunning) steps.say('    The previous version keeps running.');
    pages.showError(reason);
  }
}

/** The server listens on a port of its own behind the pages, and prepares the database on every start. */
const ownVariables = { HOST: '127.0.0.1', PORT: '0', METRICS_PORT: '', PREPARE_DATABASE: 'true' };

function definedVariables(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

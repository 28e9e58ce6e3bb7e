import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { reasonIn } from './reason';
import type { Request, Response } from './messages';

/** In milliseconds. A server that takes longer to start shows its steps. */
const quietStart = 2_000;

/** Printed by the gateway when it is ready. */
const welcome = /GraphQL +(http:\S+)\/graphql/;

/** Printed by a server that stops because another one has taken over. */
const stopping = /^\nStopping .*\n/m;

const stepLine = /^ +[✔✖].*\n/gm;

/** The memory of `npm start`, and sources that are compiled when they are loaded. */
const nodeFlags = [
  '--max-semi-space-size=32',
  '--conditions=source',
  `--import=${pathToFileURL(join(workspaceRoot, 'tools/dev/sources.mjs')).href}`,
];

/** The server did not start or the data were not imported. The message begins with file:line:column if that is known. */
export class ServeError extends Error {}

/** A process that waits, then loads and serves the current sources, until a newer process replaces it. */
export class ServerProcess {
  readonly ended: Promise<unknown>;
  readonly #child: ChildProcess;
  /** The output so far of a process that starts; undefined once it serves. */
  #startOutput: string | undefined = '';
  #showsSteps = false;

  /** @param modules installed modules to load in advance, because the sources import them */
  constructor(modules: string[]) {
    this.#child = spawn(process.execPath, [...nodeFlags, join(__dirname, 'serve-sources.ts')], {
      cwd: workspaceRoot,
      // In its own process group, so that Ctrl-C reaches only this process, which then stops the child.
      detached: true,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    this.ended = once(this.#child, 'exit');
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#onOutput(chunk));
    this.#send({ kind: 'preload', modules });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves with the URL once the process serves. Throws a ServeError if it exits before. */
  async serve(variables: Record<string, string>, supergraphs: string): Promise<string> {
    const showing = setTimeout(() => this.#showSteps(), quietStart);
    this.#send({ kind: 'serve', variables, supergraphs });
    try {
      return await Promise.race([this.#ready(), this.ended.then(() => this.#fail())]);
    } finally {
      clearTimeout(showing);
      this.#startOutput = undefined;
    }
  }

  /** The installed modules that the sources import. */
  async listModules(): Promise<string[]> {
    const response = await this.#ask({ kind: 'list-modules' });
    return response?.kind === 'modules' ? response.modules : [];
  }

  /** Imports the data files and resolves with a summary. Throws a ServeError if they are invalid. */
  async importData(): Promise<string> {
    const response = await this.#ask({ kind: 'import-data' });
    if (response?.kind === 'imported') return response.summary;
    throw new ServeError(response?.kind === 'not-imported' ? response.reason : 'The server exited.');
  }

  /** Opens the inspector on this port. */
  inspect(port: number): void {
    this.#send({ kind: 'inspect', port });
  }

  /** Stops the process, which first completes its requests unless it is killed. Resolves when it has exited. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.#child.kill(signal);
    if (this.isRunning) await this.ended;
  }

  #send(request: Request): void {
    // The exit of a process is handled through `ended`.
    if (this.#child.connected) this.#child.send(request, () => undefined);
  }

  async #ask(request: Request): Promise<Response | undefined> {
    const response = once(this.#child, 'message') as Promise<[Response]>;
    this.#send(request);
    const [answer] = await Promise.race([response, this.ended.then(() => [undefined])]);
    return answer;
  }

  #onOutput(chunk: Buffer): void {
    if (this.#startOutput === undefined) return void process.stderr.write(chunk.toString().replace(stopping, ''));
    this.#startOutput += chunk.toString();
    if (this.#showsSteps) process.stderr.write(stepsIn(chunk.toString()));
  }

  #showSteps(): void {
    process.stderr.write(stepsIn(this.#startOutput ?? ''));
    this.#showsSteps = true;
  }

  async #ready(): Promise<string> {
    for (;;) {
      const url = welcome.exec(this.#startOutput ?? '')?.[1];
      if (url) return url;
      await once(this.#child.stderr as NodeJS.EventEmitter, 'data');
    }
  }

  #fail(): never {
    throw new ServeError(reasonIn(this.#startOutput ?? ''));
  }
}

/** The lines that report steps. */
function stepsIn(text: string): string {
  return (text.match(stepLine) ?? []).join('');
}

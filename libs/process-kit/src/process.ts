import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** Closes one resource of the process. */
type Close = () => Promise<unknown>;

/** Registers how to close a resource, as soon as it is open. The last one opened is closed first. */
export type OnClose = (close: Close) => void;

type Work = (onClose: OnClose) => Promise<void>;

/** The exit code of an interrupted process, as shells define it. */
const interruptedExitCode = 130;

/** Closing is cut short after this many milliseconds. */
const closeTimeoutMs = 15_000;

/** How long a process that is told to stop waits for its unfinished work, in milliseconds. */
const workTimeoutMs = 15_000;

/** A terminal sends Ctrl-C to npm and to its program, and npm passes it on to the program, which has it already. */
const repeatedWithinMs = 300;

/** After `hurry`, nothing is waited for longer than this, in milliseconds. */
const hurriedTimeoutMs = 1_000;

/**
 * Runs a process that goes on until it is told to stop. Ctrl-C, SIGTERM and the end of the terminal close everything
 * that `start` opened, and the process exits with 0. After a second Ctrl-C it waits for nothing longer than a moment,
 * after a third it exits at once. Of a UserFacingError only the message is printed, and the process exits with 1.
 */
export function runProcess(start: Work): void {
  run(start, { exitsWhenDone: false, exitCodeWhenStopped: 0 });
}

/** Runs a command that ends by itself, in the same way. If it is stopped before its end, it exits with 130. */
export function runCommand(work: Work): void {
  run(work, { exitsWhenDone: true, exitCodeWhenStopped: interruptedExitCode });
}

interface RunOptions {
  exitsWhenDone: boolean;
  exitCodeWhenStopped: number;
}

function run(work: Work, { exitsWhenDone, exitCodeWhenStopped }: RunOptions): void {
  const resources = new OpenResources();
  let ending: Promise<never> | undefined;
  const end = (exitCode: number): Promise<never> => (ending ??= closeAndExit(resources, exitCode));

  ignoreClosedTerminal();
  process.on('uncaughtException', (error) => {
    printError(error);
    void end(1);
  });
  if (!exitsWhenDone) process.on('unhandledRejection', printLostRejection);
  const working = work(resources.onClose).then(
    () => (exitsWhenDone && !resources.isClosing ? end(0) : undefined),
    (error: unknown) => {
      if (resources.isClosing) return undefined;
      printError(error);
      return end(1);
    },
  );
  onSignals(resources, async () => {
    await resources.waitFor(working, workTimeoutMs);
    await end(exitCodeWhenStopped);
  });
}

async function closeAndExit(resources: OpenResources, exitCode: number): Promise<never> {
  setTimeout(() => resources.hurry(), closeTimeoutMs).unref();
  const failures = await resources.closeAll();
  failures.forEach(printError);
  // The log writes its lines at the end of a turn of the event loop.
  await nextTurn();
  // Writing to a pipe is asynchronous, and what is not written yet would be lost.
  await resources.waitFor(Promise.all([process.stdout, process.stderr].map(written)));
  if (failures.length > 0) process.exit(1);
  process.exit(resources.isHurried ? interruptedExitCode : exitCode);
}

/** Resolves when everything is written that the process has said so far, or cannot be written. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

function onSignals(resources: OpenResources, stop: () => Promise<void>): void {
  let received = 0;
  let repeatsUntil = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (performance.now() < repeatsUntil) return;
    repeatsUntil = performance.now() + repeatedWithinMs;
    received += 1;
    if (received > 2) process.exit(interruptedExitCode);
    if (received === 2) return resources.hurry();
    process.stderr.write(`\nStopping (${signal}) …\n`);
    resources.beginClosing();
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** Writing to a terminal that is gone fails, which must not end the process before everything is closed. */
function ignoreClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function printError(error: unknown): void {
  process.stderr.write(`\n${describeError(error)}\n`);
}

/**
 * A rejection that nothing waits for belongs to one request at most: graphql-js 16 drops the promises of a list if a later
 * item fails at once. It must not end the process that answers all the others.
 */
function printLostRejection(reason: unknown): void {
  process.stderr.write(`\nAn error that nothing waited for; the process continues. ${describeError(reason)}\n`);
}

function describeError(error: unknown): string {
  if (error instanceof UserFacingError) return error.message;
  if (!(error instanceof Error)) return `This is a bug in the program: ${String(error)}`;
  const { code, message, requireStack, stack } = error as Omit<NodeJS.ErrnoException, 'code'> & {
    /** A number, if a program that was run has failed. */
    code?: string | number;
    requireStack?: string[];
  };
  // An option that the command does not have, or one without its value.
  if (String(code).startsWith('ERR_PARSE_ARGS_')) return message;
  if (code !== 'MODULE_NOT_FOUND' || !requireStack?.[0]) return `This is a bug in the program: ${stack}`;
  return `${message.split('\n')[0]}, which ${requireStack[0]} imports.`;
}

/** Thrown by `onClose` when the process is already closing, so that it opens nothing more. */
export class ClosingError extends Error {
  override name = 'ClosingError';
}

/** The resources that a process has opened. */
export class OpenResources {
  readonly #closers: Close[] = [];
  readonly #hurry = new AbortController();
  #isClosing = false;

  /** Throws a ClosingError once the process is closing; the resource is closed nevertheless. */
  readonly onClose: OnClose = (close) => {
    this.#closers.push(close);
    if (this.#isClosing) throw new ClosingError();
  };

  get isClosing(): boolean {
    return this.#isClosing;
  }

  get isHurried(): boolean {
    return this.#hurry.signal.aborted;
  }

  /** From now on, `onClose` throws. */
  beginClosing(): void {
    this.#isClosing = true;
  }

  /** Cuts short every wait, the current one and those to come. */
  hurry(): void {
    this.#hurry.abort();
  }

  /** Closes every resource, even if closing some of them fails. Returns the failures. */
  async closeAll(): Promise<unknown[]> {
    this.beginClosing();
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      await this.waitFor(close().catch((error: unknown) => failures.push(error)));
    }
    return failures;
  }

  /** Waits until a promise settles, but no longer than `hurry` allows or, if given, than `timeoutMs`. */
  async waitFor(promise: Promise<unknown>, timeoutMs?: number): Promise<void> {
    const timeouts = timeoutMs === undefined ? [] : [sleep(timeoutMs)];
    await Promise.race([promise, this.#hurriedTimeout(), ...timeouts]);
  }

  async #hurriedTimeout(): Promise<void> {
    const { signal } = this.#hurry;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await sleep(hurriedTimeoutMs);
  }
}

import { UserFacingError } from '@tokorozawa/vocabulary';

/** How a process ends one thing that it opened. */
export type Close = () => Promise<unknown>;

/** Registers, as soon as something is open, how to close it; what was opened last is closed first. */
export type OnClose = (close: Close) => void;

/** A stop that takes longer, in milliseconds, is cut short. */
const stopWithin = 15_000;

/**
 * Runs a process that goes on until it is told to stop: Ctrl-C, SIGTERM and the end of the terminal close what `start`
 * opened, and a second Ctrl-C does not wait. A UserFacingError is told as its sentence, and the process exits with 1.
 */
export function runProcess(start: (onClose: OnClose) => Promise<void>): void {
  const { onClose, closeAll, isStopping } = closeOnSignals();
  start(onClose).catch(async (error: unknown) => {
    if (isStopping()) return;
    tell(error);
    await closeAll().catch(tell);
    process.exit(1);
  });
}

/** Runs a command that ends by itself, with the same manners. */
export function runCommand(work: (onClose: OnClose) => Promise<void>): void {
  const { onClose, closeAll, isStopping } = closeOnSignals();
  work(onClose)
    .then(() => 0, failWith)
    .then(async (exitCode) => {
      if (isStopping()) return;
      process.exit(await closeAll().then(() => exitCode, failWith));
    });
}

function closeOnSignals(): { onClose: OnClose; closeAll: Close; isStopping(): boolean } {
  const opened: Close[] = [];
  let stopping = false;

  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(130);
    stopping = true;
    process.stderr.write(`\nStopping (${signal}) …\n`);
    setTimeout(() => process.exit(1), stopWithin).unref();
    closeAll()
      .then(() => 0, failWith)
      .then((exitCode) => process.exit(exitCode));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return { onClose: (close) => opened.push(close), closeAll, isStopping: () => stopping };
}

function failWith(error: unknown): number {
  tell(error);
  return 1;
}

function tell(error: unknown): void {
  const text = error instanceof UserFacingError ? error.message : `This is a fault of ours: ${(error as Error).stack}`;
  process.stderr.write(`\n${text}\n`);
}

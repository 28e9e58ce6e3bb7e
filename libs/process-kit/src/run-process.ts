import { UserFacingError } from '@tokorozawa/vocabulary/errors';
import { Opened, type OnClose } from './opened';

/** A stop that takes longer, in milliseconds, is cut short. */
const stopWithin = 15_000;

/** So long, in milliseconds, what is under way when the process is told to stop may take to come to its end. */
const workEndsWithin = 15_000;

/** The exit code of what was cut short, as shells have it. */
const cutShort = 130;

type Work = (onClose: OnClose) => Promise<void>;

/**
 * Runs a process that goes on until it is told to stop: Ctrl-C, SIGTERM and the end of the terminal close what `start`
 * opened and exit with 0. After a second Ctrl-C nothing is waited for longer than a moment, after a third nothing at
 * all. A UserFacingError is told as its sentence, and the process exits with 1.
 */
export function runProcess(start: Work): void {
  supervise(start, { goesOn: true, exitCodeWhenStopped: 0 });
}

/** Runs a command that ends by itself, with the same manners; stopped before its end, it exits with 130. */
export function runCommand(work: Work): void {
  supervise(work, { goesOn: false, exitCodeWhenStopped: cutShort });
}

interface Manners {
  goesOn: boolean;
  exitCodeWhenStopped: number;
}

function supervise(work: Work, { goesOn, exitCodeWhenStopped }: Manners): void {
  const opened = new Opened();
  const end = once((exitCode: number) => closeAndExit(opened, exitCode));

  surviveClosedTerminal();
  process.on('uncaughtException', (error) => {
    tell(error);
    void end(1);
  });
  const working = work(opened.onClose).then(
    () => (goesOn || opened.isClosing ? undefined : end(0)),
    (error: unknown) => {
      if (opened.isClosing) return undefined;
      tell(error);
      return end(1);
    },
  );
  onSignals(opened, async () => {
    await opened.waitFor(working, workEndsWithin);
    await end(exitCodeWhenStopped);
  });
}

async function closeAndExit(opened: Opened, exitCode: number): Promise<never> {
  setTimeout(() => opened.hurry(), stopWithin).unref();
  const failures = await opened.closeAll();
  failures.forEach(tell);
  if (failures.length > 0) process.exit(1);
  process.exit(opened.isHurried ? cutShort : exitCode);
}

function onSignals(opened: Opened, stop: () => Promise<void>): void {
  let received = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    received += 1;
    if (received > 2) process.exit(cutShort);
    if (received === 2) return opened.hurry();
    process.stderr.write(`\nStopping (${signal}) …\n`);
    opened.close();
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** What is written to a terminal that is gone is lost; it must not end the process before everything is closed. */
function surviveClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function once<Argument, Result>(
  work: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  let done: Promise<Result> | undefined;
  return (argument) => (done ??= work(argument));
}

function tell(error: unknown): void {
  process.stderr.write(`\n${sentenceOf(error)}\n`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof UserFacingError) return error.message;
  const { code, message, requireStack, stack } = error as NodeJS.ErrnoException & { requireStack?: string[] };
  if (code !== 'MODULE_NOT_FOUND' || !requireStack?.[0]) return `This is a fault of ours: ${stack}`;
  return `${message.split('\n')[0]}, which ${requireStack[0]} imports.`;
}

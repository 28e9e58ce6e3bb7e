import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A machine that does much else may take long; what hangs for good is told all the same. */
const saidWithin = 120_000;
jest.setTimeout(2 * saidWithin);

/** How a process ended. */
export interface Ending {
  /** Null when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** A process of its own, with all that it said. Whatever a test leaves running is killed when its file is done. */
export class RunningProcess {
  readonly ended: Promise<Ending>;
  #stdout = '';
  #stderr = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk));
    child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk));
    this.ended = once(child, 'close').then(([exitCode]: (number | null)[]) => ({
      exitCode: exitCode ?? null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
  }

  /** Starts a command as the leader of a process group, as a terminal does. */
  static start([command = '', ...args]: readonly string[], options: SpawnOptions): RunningProcess {
    const started = new RunningProcess(spawn(command, args, { ...options, detached: true }));
    running.add(started);
    void started.ended.finally(() => running.delete(started));
    return started;
  }

  /** Its id, and that of its group. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until it has said something. Rejects with all that it said when it ends without, or takes too long. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = Date.now() + saidWithin;
    for (;;) {
      const said = `${this.#stdout}${this.#stderr}`;
      const match = pattern.exec(said);
      if (match) return match;
      if (!this.isRunning || Date.now() > deadline) throw new Error(`${pattern} was not said, but:\n${said}`);
      await sleep(20);
    }
  }

  /** Sends a signal to the process alone, and answers how it ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> {
    process.kill(this.pid, signal);
    return this.ended;
  }

  /** Sends a signal to the whole group, as a terminal does with Ctrl-C. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }

  /** Closes our end of what it writes to, as a terminal that is closed. */
  closeTerminal(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }
}

/** The processes of a group that still run, each with its command line. */
export function processesOfGroup(group: number): string[] {
  return execFileSync('ps', ['-axww', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number.parseInt(line, 10) === group && !/^ *\d+ +Z/.test(line));
}

const running = new Set<RunningProcess>();

afterAll(async () => {
  const left = [...running];
  left.forEach((one) => one.signalGroup('SIGKILL'));
  await Promise.all(left.map((one) => one.ended));
});

/** The last line that says something. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

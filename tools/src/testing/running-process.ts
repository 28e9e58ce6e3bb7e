import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process ended. */
export interface Ending {
  /** Null when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  /** From its start to its end. */
  seconds: number;
}

/** A process of its own, with all that it said. Whatever a test leaves running is killed when its file is done. */
export class RunningProcess {
  readonly ended: Promise<Ending>;
  #stdout = '';
  #stderr = '';

  private constructor(private readonly child: ChildProcess) {
    const began = performance.now();
    child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk));
    child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk));
    this.ended = once(child, 'close').then(([exitCode]: (number | null)[]) => ({
      exitCode: exitCode ?? null,
      stdout: this.#stdout,
      stderr: this.#stderr,
      seconds: (performance.now() - began) / 1000,
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

  /** Waits until it has said something. Rejects with all that it said when it ends without, or takes too long. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = Date.now() + 25_000;
    for (;;) {
      const said = `${this.#stdout}${this.#stderr}`;
      const match = pattern.exec(said);
      if (match) return match;
      const hasEnded = this.child.exitCode !== null || this.child.signalCode !== null;
      if (hasEnded || Date.now() > deadline) throw new Error(`${pattern} was not said, but:\n${said}`);
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

const running = new Set<RunningProcess>();

afterAll(async () => {
  const left = [...running];
  left.forEach((one) => one.signalGroup('SIGKILL'));
  await Promise.all(left.map((one) => one.ended));
});

import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlannerFailure, PlanningTimeoutError } from './planner';

/** The planner to use. Apollo's planner also plans what the native one cannot. */
export type PlannerName = 'native' | 'apollo';

interface Reply {
  isReady?: true;
  plan?: unknown;
  fault?: string;
}

interface Pending {
  resolve(plan: unknown): void;
  reject(failure: Error): void;
  timer: NodeJS.Timeout;
  timeout: number;
  began: Usage;
}

/** What a process has used so far, in milliseconds. */
interface Usage {
  elapsed: number;
  /** Undefined where the system does not report it. */
  cpu: number | undefined;
}

/** The same path leads to it from the sources and from the built files. */
const program = join(__dirname, '../../planner-program.cjs');

/** In milliseconds. A planner reads a supergraph in half a second, on a busy machine in several. */
const startTimeout = 60_000;

/**
 * A planner on a busy machine gets less than a core. As long as its CPU time is within the limit, it may take this many
 * times the limit in elapsed time.
 */
const maxSlowdown = 4;

/** In megabytes. A planner that needs more for an operation is ended. */
const maxHeapMegabytes = 256;

/** A process that plans operations on one supergraph, one at a time. */
export class PlannerProcess {
  /** Resolves when the process can plan. Rejects with a PlannerFailure if it cannot: 'unavailable' if it never will. */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  #pending: Pending | undefined;
  #hasEnded = false;

  /** @param onEnd called once, when the process has ended for whatever reason */
  constructor(
    private readonly planner: PlannerName,
    supergraphSdl: string,
    private readonly onEnd: () => void,
  ) {
    this.#child = fork(program, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${maxHeapMegabytes}`],
      env: {},
    });
    this.#child.on('message', (reply: Reply) => this.#settle(reply));
    this.#child.on('error', () => this.#onExit());
    this.#child.on('exit', () => this.#onExit());
    this.#child.unref();
    this.ready = this.#send({ planner, supergraphSdl }, startTimeout).then(() => undefined, unavailableIfRefused);
  }

  /**
   * Plans one operation. Must be called only when the process is ready and plans no other operation.
   * @param timeout the milliseconds of CPU time after which the process is ended; of elapsed time where the system does
   *   not report CPU time
   * @returns the root of a plan in the planner's own form
   */
  plan(operation: string, timeout: number): Promise<unknown> {
    return this.#send({ operation }, timeout);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: object, timeout: number): Promise<unknown> {
    if (this.#hasEnded) return Promise.reject(this.#endedFailure());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#checkTime(), timeout).unref();
      this.#pending = { resolve, reject, timer, timeout, began: usageOf(this.#child) };
      // A request that waits for a plan keeps this process alive; an idle planner does not.
      this.#child.channel?.ref();
      this.#child.send(message, (error) => error && this.kill());
    });
  }

  #settle({ plan, fault }: Reply): void {
    const pending = this.#takePending();
    if (fault === undefined) pending?.resolve(plan);
    else pending?.reject(new PlannerFailure('refused', fault));
  }

  #takePending(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    clearTimeout(pending?.timer);
    this.#child.channel?.unref();
    return pending;
  }

  #checkTime(): void {
    const pending = this.#pending;
    const left = pending ? timeLeft(pending, usageOf(this.#child)) : 0;
    if (pending && left > 0) {
      pending.timer = setTimeout(() => this.#checkTime(), left).unref();
      return;
    }
    this.#takePending()?.reject(new PlanningTimeoutError());
    this.kill();
  }

  #onExit(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#takePending()?.reject(this.#endedFailure());
    this.onEnd();
  }

  #endedFailure(): PlannerFailure {
    return new PlannerFailure('ended', `The process of the ${this.planner} planner ended.`);
  }
}

function timeLeft({ timeout, began }: Pending, now: Usage): number {
  if (now.cpu === undefined || began.cpu === undefined) return 0;
  return Math.min(timeout - (now.cpu - began.cpu), timeout * maxSlowdown - (now.elapsed - began.elapsed));
}

/** Linux reports CPU time in hundredths of a second. */
const msPerTick = 10;

function usageOf({ pid }: ChildProcess): Usage {
  return { elapsed: performance.now(), cpu: cpuTimeOf(pid) };
}

/** Only Linux reports the CPU time of another process in a file. */
function cpuTimeOf(pid: number | undefined): number | undefined {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * msPerTick;
  } catch {
    return undefined;
  }
}

/** A planner that refuses the supergraph once will always do so. */
function unavailableIfRefused(failure: unknown): never {
  if (failure instanceof PlannerFailure && failure.reason === 'refused') {
    throw new PlannerFailure('unavailable', failure.message);
  }
  throw failure;
}

import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PlannerFailure, PlanningTooLong } from './planner';

/** Which planner plans; what the native one cannot plan, Apollo's does. */
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
}

/** Beside this package's sources and beside what is built from them. */
const program = join(__dirname, '../../planner-process.cjs');

/** In milliseconds. A planner has read a supergraph in half a second, on a busy machine in several. */
const maxStarting = 60_000;

/** In megabytes. A planner that needs more ends over its operation. */
const maxHeap = 256;

/** A process that plans for one supergraph, one operation at a time. */
export class PlannerProcess {
  /** Resolves when it can plan. Rejects with a PlannerFailure when it cannot: 'unavailable' if it never will. */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  #pending: Pending | undefined;
  #hasEnded = false;

  /** @param onEnd called once, when the process has ended, whatever the reason */
  constructor(
    private readonly planner: PlannerName,
    supergraphSdl: string,
    private readonly onEnd: () => void,
  ) {
    this.#child = fork(program, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${maxHeap}`],
      env: {},
    });
    this.#child.on('message', (reply: Reply) => this.#settle(reply));
    this.#child.on('error', () => this.#ended());
    this.#child.on('exit', () => this.#ended());
    this.#child.unref();
    this.ready = this.#send({ planner, supergraphSdl }, maxStarting).then(() => undefined, unavailableIfRefused);
  }

  /**
   * Plans one operation; only once it is ready, and never while it plans another. The process ends over it when that
   * takes longer than `within` milliseconds.
   * @returns the root of the planner's own form of a plan
   */
  plan(operation: string, within: number): Promise<unknown> {
    return this.#send({ operation }, within);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: object, within: number): Promise<unknown> {
    if (this.#hasEnded) return Promise.reject(this.#endedFailure());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(), within).unref();
      this.#pending = { resolve, reject, timer };
      // What waits for a plan keeps this process alive; the planner by itself does not.
      this.#child.channel?.ref();
      this.#child.send(message, (error) => error && this.kill());
    });
  }

  #settle({ plan, fault }: Reply): void {
    const pending = this.#take();
    if (fault === undefined) pending?.resolve(plan);
    else pending?.reject(new PlannerFailure('refused', fault));
  }

  #take(): Pending | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    clearTimeout(pending?.timer);
    this.#child.channel?.unref();
    return pending;
  }

  #giveUp(): void {
    this.#take()?.reject(new PlanningTooLong());
    this.kill();
  }

  #ended(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#take()?.reject(this.#endedFailure());
    this.onEnd();
  }

  #endedFailure(): PlannerFailure {
    return new PlannerFailure('ended', `The process of the ${this.planner} planner ended.`);
  }
}

/** A planner that refuses the supergraph will refuse it again. */
function unavailableIfRefused(failure: unknown): never {
  if (failure instanceof PlannerFailure && failure.reason === 'refused') {
    throw new PlannerFailure('unavailable', failure.message);
  }
  throw failure;
}

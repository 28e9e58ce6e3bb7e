import type { QueryPlan } from '../plan/query-plan';
import { FairQueue } from './fair-queue';
import { PlannerFailure, PlanningRefused, PlanningTooLong, type Caller, type Planner } from './planner';
import { PlannerProcess, type PlannerName } from './planner-process';

export interface PlannerPoolOptions {
  planner: PlannerName;
  supergraphSdl: string;
  /** Reads the planner's own form of a plan. */
  read(root: unknown): QueryPlan | undefined;
  /** At most so many processes. A caller never keeps the last of several from the others. */
  maxProcesses: number;
  /** So many are kept although they have nothing to do; the others end after a while. */
  minProcesses: number;
  /** A plan may take so many milliseconds. */
  maxPlanning: number;
  /** Called when a process was lost over an operation. */
  onKilled(cause: Error, operation: string): void;
}

/** An operation that waits or is being planned, once for all who ask for it. */
interface Job {
  operation: string;
  askers: Set<Asker>;
  isStarted: boolean;
}

interface Asker {
  client: string;
  resolve(plan: QueryPlan | undefined): void;
  reject(failure: Error): void;
  timer: NodeJS.Timeout;
}

/** Operations that wait for their turn: of one caller, and of all. */
export const maxWaitingOfOne = 100;
export const maxWaiting = 500;

/** In milliseconds. */
const idleFor = 60_000;
/** Once so many processes in a row have ended before they could plan, whatever waits is given up. */
const maxFailedStarts = 3;
/** The longest time that a timer can wait, in milliseconds. */
const maxTimer = 2 ** 31 - 1;

/**
 * Plans in several processes. Callers take turns. The time limit of a plan begins when its planning does; what exceeds
 * it, or ends a process, costs its own askers their plan and nobody else.
 */
export class PlannerPool implements Planner {
  readonly #queue = new FairQueue<Job>();
  /** By operation. */
  readonly #jobs = new Map<string, Job>();
  readonly #processes = new Set<PlannerProcess>();
  readonly #idle = new Map<PlannerProcess, NodeJS.Timeout>();
  readonly #running = new Map<PlannerProcess, { client: string; job: Job }>();
  #starting = 0;
  #failedStarts = 0;
  #wasReady = false;
  /** Set once it is known that no process can ever plan here. */
  #unavailable: PlannerFailure | undefined;
  #isClosed = false;

  constructor(private readonly options: PlannerPoolOptions) {
    if (options.minProcesses > 0) this.#start();
  }

  /** Rejects with a PlannerFailure, with PlanningTooLong, or with PlanningRefused. */
  plan(operation: string, { client, deadline }: Caller): Promise<QueryPlan | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#unavailable) return reject(this.#unavailable);
      const known = this.#jobs.get(operation);
      const refusal = known?.isStarted ? undefined : this.#refusalFor(client);
      if (refusal) return reject(refusal);

      const job: Job = known ?? { operation, askers: new Set(), isStarted: false };
      const leave = () => this.#leave(job, asker);
      const timer = setTimeout(leave, Math.min(deadline.remaining, maxTimer));
      const asker: Asker = { client, resolve, reject, timer };
      job.askers.add(asker);
      this.#jobs.set(operation, job);
      if (!job.isStarted) this.#queue.push(client, job);
      this.#goOn();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const process of this.#processes) {
      const running = this.#running.get(process);
      if (running ? running.job.askers.size === 0 : this.#queue.size === 0) process.kill();
    }
  }

  #refusalFor(client: string): PlanningRefused | undefined {
    if (this.#queue.lengthOf(client) >= maxWaitingOfOne) return PlanningRefused.tooMany(maxWaitingOfOne);
    if (this.#queue.size >= maxWaiting) return PlanningRefused.overloaded();
    return undefined;
  }

  /** Gives what waits to processes that have nothing to do. While anything still waits, a further process is started. */
  #goOn(): void {
    for (const process of [...this.#idle.keys()]) {
      const job = this.#nextFor(process);
      if (job) void this.#run(process, job);
    }
    const { size } = this.#processes;
    const keepsNone = this.#isClosed || this.#unavailable !== undefined || this.#failedStarts > 0;
    const isShort = this.#queue.size > 0 || (size < this.options.minProcesses && !keepsNone);
    if (isShort && this.#starting === 0 && size < this.options.maxProcesses) this.#start();
  }

  #nextFor(process: PlannerProcess): Job | undefined {
    const maxOfOne = Math.max(1, this.options.maxProcesses - 1);
    const running = [...this.#running.values()];
    const taken = this.#queue.take((client) => running.filter((one) => one.client === client).length < maxOfOne);
    if (!taken) return undefined;
    const { client, item: job } = taken;
    job.isStarted = true;
    for (const asker of job.askers) this.#queue.remove(asker.client, job);
    this.#running.set(process, { client, job });
    return job;
  }

  async #run(process: PlannerProcess, job: Job): Promise<void> {
    clearTimeout(this.#idle.get(process));
    this.#idle.delete(process);
    const { read, maxPlanning, onKilled } = this.options;
    let isKilled = false;
    try {
      const plan = read(await process.plan(job.operation, maxPlanning));
      this.#settle(job, (asker) => asker.resolve(plan));
    } catch (error) {
      isKilled = error instanceof PlanningTooLong || (error instanceof PlannerFailure && error.reason === 'ended');
      if (isKilled) onKilled(error as Error, job.operation);
      this.#settle(job, (asker) => asker.reject(error as Error));
    }
    this.#running.delete(process);
    if (isKilled) this.#forget(process);
    else this.#rest(process);
  }

  #settle(job: Job, tell: (asker: Asker) => void): void {
    this.#jobs.delete(job.operation);
    for (const asker of job.askers) {
      clearTimeout(asker.timer);
      tell(asker);
    }
    job.askers.clear();
  }

  #leave(job: Job, asker: Asker): void {
    job.askers.delete(asker);
    if (!job.isStarted) {
      this.#queue.remove(asker.client, job);
      if (job.askers.size === 0) this.#jobs.delete(job.operation);
    }
    asker.reject(PlanningRefused.tooLate());
  }

  #start(): void {
    this.#starting++;
    const process = new PlannerProcess(this.options.planner, this.options.supergraphSdl, () => this.#forget(process));
    this.#processes.add(process);
    process.ready.then(
      () => {
        this.#starting--;
        this.#failedStarts = 0;
        this.#wasReady = true;
        this.#rest(process);
      },
      (failure: unknown) => {
        this.#starting--;
        this.#failedToStart(failure);
        this.#end(process);
      },
    );
  }

  #failedToStart(failure: unknown): void {
    const isRefused = failure instanceof PlannerFailure && failure.reason === 'unavailable';
    if (!isRefused && ++this.#failedStarts < maxFailedStarts) return;
    const given = isRefused ? failure : new PlannerFailure('unavailable', 'The planner does not start.');
    if (isRefused || !this.#wasReady) this.#unavailable = given;
    for (const job of [...this.#jobs.values()].filter(({ isStarted }) => !isStarted)) {
      for (const asker of job.askers) this.#queue.remove(asker.client, job);
      this.#settle(job, (asker) => asker.reject(given));
    }
  }

  /** Keeps a process that has nothing to do for what comes next. */
  #rest(process: PlannerProcess): void {
    const end = () => {
      if (this.#isClosed || this.#processes.size > this.options.minProcesses) this.#end(process);
    };
    this.#idle.set(process, setTimeout(end, this.#isClosed ? 0 : idleFor).unref());
    this.#goOn();
  }

  #end(process: PlannerProcess): void {
    this.#forget(process);
    process.kill();
  }

  #forget(process: PlannerProcess): void {
    clearTimeout(this.#idle.get(process));
    this.#idle.delete(process);
    this.#processes.delete(process);
    this.#goOn();
  }
}

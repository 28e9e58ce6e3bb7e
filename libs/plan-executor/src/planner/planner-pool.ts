import type { QueryPlan } from '../plan/query-plan';
import { FairQueue } from './fair-queue';
import { PlannerFailure, PlanningRefusedError, PlanningTimeoutError, type Caller, type Planner } from './planner';
import { PlannerProcess, type PlannerName } from './planner-process';

export interface PlannerPoolOptions {
  planner: PlannerName;
  supergraphSdl: string;
  /** Converts the planner's own form of a plan. */
  readPlan(root: unknown): QueryPlan | undefined;
  /** If there are several, one caller's operations never occupy all of them. */
  maxProcesses: number;
  /** The number of processes that are kept when idle; the others end after a while. */
  minProcesses: number;
  /** The time in milliseconds that planning one operation may take. */
  planningTimeout: number;
  /** Called when a process ended because of an operation. */
  onKilled(cause: Error, operation: string): void;
}

/** An operation that waits or is being planned, once for all callers who want it. */
interface Job {
  operation: string;
  waiters: Set<Waiter>;
  isStarted: boolean;
}

/** A caller who waits for a plan. */
interface Waiter {
  client: string;
  resolve(plan: QueryPlan | undefined): void;
  reject(failure: Error): void;
  timer: NodeJS.Timeout;
}

/** The numbers of operations that may wait for their turn, of one caller and of all. */
export const maxQueuedPerCaller = 100;
export const maxQueued = 500;

/** The time in milliseconds after which an idle process ends. */
const idleTimeout = 60_000;
/** If this many processes in a row end before they are ready, all waiting operations are rejected. */
const maxFailedStarts = 3;
/** The longest delay of a timer, in milliseconds. */
const maxDelay = 2 ** 31 - 1;

/**
 * Plans in several processes. Callers take turns. The time limit starts when planning does. An operation that exceeds
 * it, or ends its process, costs only those who wait for it their plan.
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
  /** Set once it is certain that no process can plan here. */
  #unavailable: PlannerFailure | undefined;
  #isClosed = false;

  constructor(private readonly options: PlannerPoolOptions) {
    if (options.minProcesses > 0) this.#start();
  }

  /** Rejects with a PlannerFailure, a PlanningTimeoutError or a PlanningRefusedError. */
  plan(operation: string, { client, deadline }: Caller): Promise<QueryPlan | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#unavailable) return reject(this.#unavailable);
      const known = this.#jobs.get(operation);
      const refusal = known?.isStarted ? undefined : this.#refusalFor(client);
      if (refusal) return reject(refusal);

      const job: Job = known ?? { operation, waiters: new Set(), isStarted: false };
      const abandon = () => this.#abandon(job, waiter);
      const timer = setTimeout(abandon, Math.min(deadline.remaining, maxDelay));
      const waiter: Waiter = { client, resolve, reject, timer };
      job.waiters.add(waiter);
      this.#jobs.set(operation, job);
      if (!job.isStarted) this.#queue.push(client, job);
      this.#assignJobs();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const process of this.#processes) {
      const running = this.#running.get(process);
      if (running ? running.job.waiters.size === 0 : this.#queue.size === 0) process.kill();
    }
  }

  #refusalFor(client: string): PlanningRefusedError | undefined {
    if (this.#queue.lengthOf(client) >= maxQueuedPerCaller) return PlanningRefusedError.tooMany(maxQueuedPerCaller);
    if (this.#queue.size >= maxQueued) return PlanningRefusedError.overloaded();
    return undefined;
  }

  /** Gives waiting operations to idle processes. If some still wait, another process is started. */
  #assignJobs(): void {
    for (const process of [...this.#idle.keys()]) {
      const job = this.#nextJobFor(process);
      if (job) void this.#run(process, job);
    }
    const { size } = this.#processes;
    const keepsNoIdle = this.#isClosed || this.#unavailable !== undefined || this.#failedStarts > 0;
    const needsMore = this.#queue.size > 0 || (size < this.options.minProcesses && !keepsNoIdle);
    if (needsMore && this.#starting === 0 && size < this.options.maxProcesses) this.#start();
  }

  #nextJobFor(process: PlannerProcess): Job | undefined {
    const maxOfOne = Math.max(1, this.options.maxProcesses - 1);
    const running = [...this.#running.values()];
    const taken = this.#queue.take((client) => running.filter((one) => one.client === client).length < maxOfOne);
    if (!taken) return undefined;
    const { client, item: job } = taken;
    job.isStarted = true;
    for (const waiter of job.waiters) this.#queue.remove(waiter.client, job);
    this.#running.set(process, { client, job });
    return job;
  }

  async #run(process: PlannerProcess, job: Job): Promise<void> {
    clearTimeout(this.#idle.get(process));
    this.#idle.delete(process);
    const { readPlan, planningTimeout, onKilled } = this.options;
    let isKilled = false;
    try {
      const plan = readPlan(await process.plan(job.operation, planningTimeout));
      this.#settle(job, (waiter) => waiter.resolve(plan));
    } catch (error) {
      isKilled = error instanceof PlanningTimeoutError || (error instanceof PlannerFailure && error.reason === 'ended');
      if (isKilled) onKilled(error as Error, job.operation);
      this.#settle(job, (waiter) => waiter.reject(error as Error));
    }
    this.#running.delete(process);
    if (isKilled) this.#forget(process);
    else this.#setIdle(process);
  }

  #settle(job: Job, settle: (waiter: Waiter) => void): void {
    this.#jobs.delete(job.operation);
    for (const waiter of job.waiters) {
      clearTimeout(waiter.timer);
      settle(waiter);
    }
    job.waiters.clear();
  }

  #abandon(job: Job, waiter: Waiter): void {
    job.waiters.delete(waiter);
    if (!job.isStarted) {
      this.#queue.remove(waiter.client, job);
      if (job.waiters.size === 0) this.#jobs.delete(job.operation);
    }
    waiter.reject(PlanningRefusedError.tooLate());
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
        this.#setIdle(process);
      },
      (failure: unknown) => {
        this.#starting--;
        this.#failedToStart(failure);
        this.#kill(process);
      },
    );
  }

  #failedToStart(failure: unknown): void {
    const isRefused = failure instanceof PlannerFailure && failure.reason === 'unavailable';
    if (!isRefused && ++this.#failedStarts < maxFailedStarts) return;
    const reported = isRefused ? failure : new PlannerFailure('unavailable', 'The planner does not start.');
    if (isRefused || !this.#wasReady) this.#unavailable = reported;
    for (const job of [...this.#jobs.values()].filter(({ isStarted }) => !isStarted)) {
      for (const waiter of job.waiters) this.#queue.remove(waiter.client, job);
      this.#settle(job, (waiter) => waiter.reject(reported));
    }
  }

  /** Keeps a process without a job for the next one. */
  #setIdle(process: PlannerProcess): void {
    const end = () => {
      if (this.#isClosed || this.#processes.size > this.options.minProcesses) this.#kill(process);
    };
    this.#idle.set(process, setTimeout(end, this.#isClosed ? 0 : idleTimeout).unref());
    this.#assignJobs();
  }

  #kill(process: PlannerProcess): void {
    this.#forget(process);
    process.kill();
  }

  #forget(process: PlannerProcess): void {
    clearTimeout(this.#idle.get(process));
    this.#idle.delete(process);
    this.#processes.delete(process);
    this.#assignJobs();
  }
}

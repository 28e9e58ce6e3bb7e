import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PlannerFailure, PlanningTooLong } from './planner';

interface Reply {
  id: number;
  plan?: unknown;
  fault?: string;
}

interface Question {
  resolve(plan: unknown): void;
  reject(failure: Error): void;
  timer: NodeJS.Timeout;
}

/** Beside this package's sources and beside what is built from them. */
const program = join(__dirname, '../../planner-process.cjs');

/** In milliseconds. An ordinary plan takes less than one. */
const planWithin = 5_000;

/** A process that plans for one supergraph. When it ends over an operation, the next one starts another. */
export class PlannerProcess {
  readonly #questions = new Map<number, Question>();
  #process: ChildProcess | undefined;
  #asked = 0;
  /** Until it has read the supergraph, nobody knows whether it can run here. */
  #isProven = false;
  #isUseless = false;

  constructor(private readonly supergraphSdl: string) {
    this.#process = this.#start();
  }

  /** Rejects with a PlannerFailure when it refuses the operation, or ends over it. */
  async ask(operation: string): Promise<unknown> {
    if (this.#isUseless) throw new PlannerFailure('The planner does not run here.');
    this.#process ??= this.#start();
    return this.#send(this.#process, { operation });
  }

  close(): void {
    this.#isUseless = true;
    this.#process?.kill('SIGKILL');
    this.#failAll(new PlannerFailure('The planner was closed.'));
  }

  #start(): ChildProcess {
    const started = fork(program, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [], env: {} });
    started.on('message', (reply: Reply) => this.#settle(reply));
    started.on('error', () => this.#ended(started));
    started.on('exit', () => this.#ended(started));
    started.unref();
    this.#send(started, { sdl: this.supergraphSdl }).then(
      () => void (this.#isProven = true),
      () => void (this.#isUseless = !this.#isProven),
    );
    return started;
  }

  #send(to: ChildProcess, message: { operation?: string; sdl?: string }): Promise<unknown> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(to, id), planWithin).unref();
      this.#questions.set(id, { resolve, reject, timer });
      // What waits for a plan keeps this process alive; the planner by itself does not.
      to.channel?.ref();
      to.send({ id, ...message }, (error) => error && this.#settle({ id, fault: error.message }));
    });
  }

  #settle({ id, plan, fault }: Reply): void {
    const question = this.#take(id);
    if (fault === undefined) question?.resolve(plan);
    else question?.reject(new PlannerFailure(fault));
  }

  #take(id: number): Question | undefined {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    clearTimeout(question?.timer);
    if (this.#questions.size === 0) this.#process?.channel?.unref();
    return question;
  }

  #giveUp(process: ChildProcess, id: number): void {
    this.#take(id)?.reject(new PlanningTooLong());
    process.kill('SIGKILL');
  }

  #ended(ended: ChildProcess): void {
    if (this.#process === ended) this.#process = undefined;
    this.#failAll(new PlannerFailure('The planner ended.'));
  }

  #failAll(failure: PlannerFailure): void {
    for (const id of [...this.#questions.keys()]) this.#take(id)?.reject(failure);
  }
}

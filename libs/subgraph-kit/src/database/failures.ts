import type { Pool } from 'pg';
import { DeadlineExceededError } from '../execution/deadline';

/** The part of a pino logger that a subgraph needs. */
export interface Log {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}

/** The statement was not answered in time, but others were: the database has more to do than it can finish. */
export class DatabaseOverloadedError extends Error {
  override name = 'DatabaseOverloadedError';

  constructor() {
    super('the database answered other statements, but not this one in time');
  }
}

/** True for PostgreSQL's class 22, data exceptions. The connection remains usable. */
export const isDataException = (error: unknown): boolean => /^22...$/.test(codeOf(error));

/** True for a text with the character NUL or half of a surrogate pair, which PostgreSQL cannot store, as text or in JSON. */
export const isNotStorable = (error: unknown): boolean =>
  ['22021', '22P05'].includes(codeOf(error)) || (codeOf(error) === '22P02' && messageOf(error).includes('type json'));

/** The other end is gone, or was told to go: it did not answer and will not. */
const lostCodes = ['ECONNRESET', 'EPIPE', '57P01', '57P02'];

/** Messages of pg, and of TypeORM for a transaction whose connection was lost between two statements. */
const lostMessages = /^Connection terminated|not queryable$|query runner (was )?already released/i;

export const isConnectionLost = (error: unknown): boolean =>
  lostCodes.includes(codeOf(error)) || lostMessages.test(messageOf(error));

/** The server is gone, is starting or stopping, or does not answer in time. */
const unavailableCodes = ['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '57P03'];

/** PostgreSQL itself reports that no connection is left, or that the statement exceeded `statement_timeout`. */
const overloadedCodes = ['53300', '57014'];

/** True when a statement failed because the database has more to do than it can finish. */
export const isDatabaseOverloaded = (error: unknown): boolean =>
  error instanceof DatabaseOverloadedError || overloadedCodes.includes(codeOf(error));

/** True when a statement failed because the database did not answer. */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  error instanceof DeadlineExceededError ||
  isConnectionLost(error) ||
  unavailableCodes.includes(codeOf(error)) ||
  /^timeout exceeded when trying to connect/.test(messageOf(error));

/**
 * The failure as an Error. In another context, as in tests, the errors of Node's sockets are not instances of our Error,
 * and graphql-js hides anything that is not one.
 */
export function asError(failure: unknown): Error {
  if (failure instanceof Error) return failure;
  return Object.assign(new Error(messageOf(failure), { cause: failure }), { code: codeOf(failure) });
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null | undefined)?.code);
const messageOf = (error: unknown): string => String((error as { message?: unknown } | null | undefined)?.message);

/** Answers and failures may alternate: trouble ends only when there was no failure for this time. */
const calmAfterMs = 1_000;

/** Logs when one kind of trouble with a domain's database begins and when it ends, instead of each failed field. */
export class DatabaseTrouble {
  #current: { began: number; lastFailure: number; failures: number } | undefined;

  constructor(
    private readonly subgraph: string,
    private readonly pool: Pool,
    private readonly log: Log,
    private readonly messages: { begins: string; ends: string },
  ) {}

  noteFailure(err: unknown, requestId: string | undefined): void {
    const now = performance.now();
    if (this.#current) {
      this.#current.failures++;
      this.#current.lastFailure = now;
      return;
    }
    this.#current = { began: now, lastFailure: now, failures: 1 };
    this.pool.on('release', this.#onRelease);
    this.log.error({ subgraph: this.subgraph, requestId, err }, this.messages.begins);
  }

  /** A connection that returns to the pool without an error has answered. */
  readonly #onRelease = (error: unknown): void => {
    if (error || !this.#current) return;
    const { began, lastFailure, failures } = this.#current;
    const now = performance.now();
    if (now - lastFailure < calmAfterMs) return;
    this.#current = undefined;
    this.pool.off('release', this.#onRelease);
    const seconds = Math.round((now - began) / 1_000);
    this.log.warn({ subgraph: this.subgraph, failures, seconds }, this.messages.ends);
  };
}

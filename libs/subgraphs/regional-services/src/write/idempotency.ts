import { createHash } from 'node:crypto';
import { canonicalJson, type Caller } from '@tokorozawa/subgraph-kit';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { EntityManager } from 'typeorm';
import { IdempotentCall } from './idempotent-call.entity';

const maxKeyLength = 255;

/** A call that its caller may send again. */
export interface RepeatableCall {
  /** SHA-256 of the municipality, the caller and the key: two callers may use the same key. */
  id: string;
  /** Differs if the call says something else. */
  hash: string;
}

/** Throws an InvalidInputError if the key is empty or too long. */
export function repeatableCall(key: string, { municipality, id }: Caller, content: unknown): RepeatableCall {
  if (key.length === 0 || key.length > maxKeyLength) {
    throw new InvalidInputError(
      `An idempotency key has 1 to ${maxKeyLength} characters, such as a new UUID for each call.`,
      { argument: 'idempotencyKey' },
    );
  }
  return {
    id: hashOf([municipality, id, key]),
    hash: hashOf(content),
  };
}

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('base64url');

/** The first call with a key, with its answer once it is committed. */
export type FirstCall = Pick<IdempotentCall, 'hash' | 'answer'>;

/**
 * Makes this call the first with its key, in the transaction that also writes its records. If there was one before, returns
 * it; if there is one whose transaction is not committed yet, waits for it.
 */
export async function claimKey(
  manager: EntityManager,
  { id, hash }: RepeatableCall,
  { municipality }: Caller,
): Promise<FirstCall | undefined> {
  await manager.query(`DELETE FROM idempotent_call WHERE called_at < transaction_timestamp() - interval '48 hours'`);
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO idempotent_call (id, municipality_code, hash, called_at) VALUES ($1, $2, $3, transaction_timestamp())
     ON CONFLICT DO NOTHING RETURNING id`,
    [id, municipality, hash],
  );
  if (claimed.length > 0) return undefined;
  return manager.findOneByOrFail(IdempotentCall, { id });
}

/** Stores the answer to the first call with a key. */
export async function storeAnswer(manager: EntityManager, { id }: RepeatableCall, answer: object): Promise<void> {
  await manager.update(IdempotentCall, id, { answer });
}

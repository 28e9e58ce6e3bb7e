import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Writer } from '../execution/context';
import type { Scope } from './caller';

/** What is sent to whoever checks a key. The secret itself is not passed on. */
export interface PresentedKey {
  id: string;
  /** The SHA-256 of the secret, in hexadecimal digits. */
  hash: string;
}

export interface NewAccessKey extends PresentedKey {
  /** The whole key: `pgk_<id>_<secret>`. It is shown once, and stored nowhere. */
  text: string;
}

/** An id of 12 hexadecimal digits, and a secret of 32 bytes in base64url. */
const keyPattern = /^pgk_([0-9a-f]{12})_([\w-]{43})$/;

export function createAccessKey(): NewAccessKey {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, hash: hashOf(secret), text: `pgk_${id}_${secret}` };
}

/** Returns undefined for a text that cannot be a key. */
export function readAccessKey(text: string): PresentedKey | undefined {
  const [, id, secret] = keyPattern.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, hash: hashOf(secret) };
}

/** The secret has 256 random bits, so no slower hash is needed. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two hashes of secrets in constant time. */
export const areEqualHashes = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));

/** The shape of a {@link PresentedKey} that arrives over HTTP. */
export const presentedKey = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Whether a presented key permits anything. Only a key whose secret fits is said to have expired or been revoked. */
export type KeyCheck =
  | { state: 'valid'; municipality: string; scopes: Scope[] }
  | { state: 'unknown' }
  /** `since` is an ISO 8601 instant. */
  | { state: 'expired' | 'revoked'; since: string };

/** A key as it is listed, without its secret. */
export interface AccessKeyEntry {
  id: string;
  municipality: string;
  /** For what or whom it was created. */
  label: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** To the minute; null if it was never used. */
  lastUsedAt: Date | null;
}

export interface KeyAccess {
  database: DataSource;
  writer: Writer | undefined;
}

/** The keys of a graph. One domain stores them, and declares this store as its `accessKeys`. */
export interface AccessKeyStore {
  /** Reads the key as the domain's reader, and notes its use as the domain's writer. */
  check(access: KeyAccess, key: PresentedKey): Promise<KeyCheck>;
  /** The names of the municipalities that may have keys, by their codes, as the domain's owner. */
  municipalities(database: DataSource): Promise<ReadonlyMap<string, LocalizedText>>;
  /** Adds a key as the domain's owner. */
  add(database: DataSource, key: PresentedKey & NewKeyFacts): Promise<void>;
  /** Lists all keys, the newest first, as the domain's owner. */
  list(database: DataSource): Promise<AccessKeyEntry[]>;
  /** Revokes a key as the domain's owner. Does nothing if it is revoked; returns false if there is no such key. */
  revoke(database: DataSource, id: string): Promise<boolean>;
}

export type NewKeyFacts = Pick<AccessKeyEntry, 'municipality' | 'label' | 'scopes' | 'expiresAt'>;

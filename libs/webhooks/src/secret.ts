import { createHash, hkdfSync, randomBytes } from 'node:crypto';

/** The random part of a secret: the only part that is stored. */
export const createSalt = (): string => randomBytes(32).toString('base64url');

/**
 * The secret with which the messages of a webhook are signed, in the notation of Standard Webhooks: `whsec_` and 32 bytes in
 * base64. It is computed whenever it is needed, from a key that is not in the database and a salt that is, and stored nowhere.
 */
export function deriveSecret(key: string, webhookId: string, salt: string): string {
  const bytes = hkdfSync('sha256', key, Buffer.from(salt, 'base64url'), `webhook ${webhookId}`, 32);
  return `whsec_${Buffer.from(bytes).toString('base64')}`;
}

/** Tells whether a secret is still the one that was given out. The secret has 256 bits, so it cannot be guessed from this. */
export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

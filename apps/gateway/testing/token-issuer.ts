import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export interface TokenIssuer {
  /** Its address, which its tokens name in `iss`. */
  url: string;
  /** Issues a valid access token. A claim that is undefined is left out; `key` signs it instead of a published one. */
  issue(claims?: JWTPayload, header?: { typ?: string; kid?: string | undefined }, key?: PrivateKey): Promise<string>;
  /** The paths of the requests so far. */
  requests: string[];
  close(): Promise<void>;
}

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export const audience = 'planning-graph';

/**
 * An authorization server that publishes its metadata and keys.
 * @param after the milliseconds after which it answers
 * @param olderKeys how many keys it publishes beside the one with which it signs
 */
export async function openTokenIssuer({ after = 0, olderKeys = 0 } = {}): Promise<TokenIssuer> {
  const pair = await generateKeyPair('ES256');
  const older = await Promise.all(Array.from({ length: olderKeys }, async () => generateKeyPair('ES256')));
  const published = await Promise.all(
    [...older, pair].map(async ({ publicKey }, index) => ({
      ...(await exportJWK(publicKey)),
      kid: String(olderKeys + 1 - index),
      alg: 'ES256',
    })),
  );
  const requests: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    requests.push(url);
    const files: Record<string, object> = {
      '/.well-known/oauth-authorization-server': { issuer: address, jwks_uri: `${address}/keys` },
      '/keys': { keys: published },
    };
    const file = files[url];
    const answer = () =>
      response.writeHead(file ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(file ?? {}));
    setTimeout(answer, after);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: address,
    requests,
    async issue(claims = {}, header = {}, key = pair.privateKey) {
      const now = Math.floor(Date.now() / 1_000);
      const payload: JWTPayload = {
        iss: address,
        aud: audience,
        sub: 'facilities-of-hanno',
        client_id: 'hanno',
        jti: `token-${now}`,
        iat: now,
        exp: now + 300,
        scope: 'openid facilities:write',
        municipality: '112097',
        ...claims,
      };
      return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: '1', typ: 'at+jwt', ...header }).sign(key);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

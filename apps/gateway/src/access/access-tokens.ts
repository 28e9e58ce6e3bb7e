import { isScope, type Caller } from '@tokorozawa/subgraph-kit';
import { municipalityCode, UnauthenticatedError } from '@tokorozawa/vocabulary';
import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
} from 'jose';
import { z } from 'zod';

export interface AccessTokenSettings {
  /** The address of the authorization server, exactly as its tokens name it in `iss`. */
  issuer: string;
  /** The name of this graph, which must be in `aud`. */
  audience: string;
  /** The claim with the code of the municipality for which the bearer acts. */
  municipalityClaim: string;
}

/** In seconds. The clocks of two organizations may differ this much. */
const clockTolerance = 60;
/** In milliseconds. */
const timeout = 3_000;

/** In the header of a token. By it, an access token differs from the ID token of one who signed in. */
const tokenType = 'at+jwt';

/** Only signatures of a private key: with a shared secret, whoever can check a token could also make one. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** What RFC 9068 requires beside `iss` and `aud`, which are checked by themselves. */
const requiredClaims = ['exp', 'sub', 'client_id', 'iat', 'jti'];

/** These say who it is, so none may be empty. */
const identity = z.object({ sub: z.string().min(1), client_id: z.string().min(1), jti: z.string().min(1) });

/**
 * Verifies access tokens of one issuer: JSON Web Tokens as RFC 9068 profiles them for OAuth 2.0. The issuer's keys are
 * found through its metadata when the first token arrives, and fetched again when a token names one that is not known.
 */
export class AccessTokens {
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly settings: AccessTokenSettings) {}

  /**
   * Returns who holds the token. Throws an UnauthenticatedError if the token is not valid; rejects with any other error if
   * the issuer cannot be reached.
   */
  async verify(token: string): Promise<Caller> {
    const { issuer, audience, municipalityClaim } = this.settings;
    const keys = await this.#findKeys();
    const options = { issuer, audience, typ: tokenType, algorithms, clockTolerance, requiredClaims };
    const { payload } = await verifyWithAny(token, keys, options).catch((error: unknown) =>
      explain(error, this.settings),
    );
    const { data: bearer, error } = identity.safeParse(payload);
    if (!bearer) {
      throw new UnauthenticatedError(
        `The claim "${error.issues[0]?.path.join('.')}" of the access token must be a text.`,
      );
    }
    const municipality = municipalityCode.safeParse(payload[municipalityClaim]);
    if (!municipality.success) {
      throw new UnauthenticatedError(
        `The access token does not say for which municipality it was issued: its claim "${municipalityClaim}" must be a municipality code such as "112089".`,
      );
    }
    const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ').filter(isScope) : [];
    return { id: `token:${bearer.sub}`, municipality: municipality.data, scopes };
  }

  #findKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= discoverKeys(this.settings.issuer).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }
}

const metadataShape = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** OpenID Connect Discovery appends its path to the issuer; RFC 8414 inserts it before the issuer's own path. */
function metadataAddresses(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
  ];
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  for (const address of metadataAddresses(issuer)) {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout), redirect: 'error' });
    if (!response.ok) continue;
    const metadata = metadataShape.parse(await response.json());
    if (metadata.issuer !== issuer) throw new Error(`The metadata at ${address} are of the issuer ${metadata.issuer}.`);
    return createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: timeout });
  }
  throw new Error(`The issuer ${issuer} publishes no metadata.`);
}

/** A token need not say which key signed it. Then each key of the issuer is tried that is for the token's algorithm. */
async function verifyWithAny(
  token: string,
  keys: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (fault) {
        if (!(fault instanceof errors.JWSSignatureVerificationFailed)) throw fault;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** What is wrong with a token, and what it must be. What is not the fault of the token is thrown as it is. */
function explain(error: unknown, { issuer, audience }: AccessTokenSettings): never {
  if (error instanceof errors.JWTExpired) {
    throw new UnauthenticatedError('The access token has expired. Request a new one from its issuer.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    throw new UnauthenticatedError(faultOfClaim(error, { iss: issuer, aud: audience, typ: tokenType }));
  }
  const isUnsigned =
    error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey;
  if (isUnsigned) {
    throw new UnauthenticatedError(
      `The access token was not signed by the issuer "${issuer}". Request one from this issuer.`,
    );
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    throw new UnauthenticatedError(
      `The access token is signed by an algorithm that this graph does not accept. It accepts ${algorithms.join(', ')}.`,
    );
  }
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
    throw new UnauthenticatedError(
      'What was sent as "Bearer" is neither a key, which begins with "pgk_", nor an access token, which is a signed JSON Web Token. Send it whole, as it was issued.',
    );
  }
  throw error;
}

function faultOfClaim(
  { claim, reason }: errors.JWTClaimValidationFailed,
  required: Partial<Record<string, string>>,
): string {
  const value = required[claim];
  if (value !== undefined) return `The access token is not valid here: its "${claim}" must be "${value}".`;
  if (reason === 'missing') return `The access token is not valid: its "${claim}" is missing.`;
  if (reason === 'invalid') return `The access token is not valid: its "${claim}" is not what RFC 9068 prescribes.`;
  return `The access token is not valid yet, by its "${claim}". Send it later, or check the clock of its issuer.`;
}

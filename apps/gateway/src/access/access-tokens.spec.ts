import { knownMessage } from '@tokorozawa/resources/japanese-messages';
import { UnauthenticatedError } from '@tokorozawa/vocabulary';
import { generateKeyPair } from 'jose';
import { audience, openTokenIssuer, type TokenIssuer } from '../../testing/token-issuer';
import { AccessTokens } from './access-tokens';

let issuer: TokenIssuer;
let tokens: AccessTokens;
beforeEach(async () => {
  issuer = await openTokenIssuer();
  tokens = new AccessTokens({ issuer: issuer.url, audience, municipalityClaim: 'municipality' });
});
afterEach(() => issuer.close());

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

test('a valid token says who calls, for which municipality, and with which of our scopes', async () => {
  expect(await tokens.verify(await issuer.issue())).toEqual({
    id: 'token:facilities-of-hanno',
    municipality: '112097',
    scopes: ['facilities:write'],
  });
});

test('the keys of the issuer are fetched once for many tokens', async () => {
  for (let n = 0; n < 3; n++) await tokens.verify(await issuer.issue({ jti: String(n) }));
  expect(issuer.requests.filter((path) => path === '/keys')).toHaveLength(1);
});

test.each([
  ['with the clock of the issuer a minute ahead', { iat: inSeconds(50), nbf: inSeconds(50) }],
  ['with our clock a minute ahead', { exp: inSeconds(-50) }],
  ['for several recipients', { aud: ['another', audience] }],
  ['without any scope', { scope: undefined }],
])('a token %s is accepted', async (_, claims) => {
  await expect(tokens.verify(await issuer.issue(claims))).resolves.toMatchObject({ municipality: '112097' });
});

test.each([
  ['that has expired', { exp: inSeconds(-90) }, 'has expired'],
  ['that is not valid yet', { nbf: inSeconds(90) }, 'is not valid yet'],
  ['that never expires', { exp: undefined }, '"exp" is missing'],
  ['with an end that is no number', { exp: 'tomorrow' as never }, '"exp" is not'],
  ['of another issuer', { iss: 'https://elsewhere.example' }, '"iss" must be "http://127.0.0.1:'],
  ['of no issuer', { iss: undefined }, '"iss" must be "http://127.0.0.1:'],
  ['for another recipient', { aud: 'another' }, '"aud" must be "planning-graph"'],
  ['for nobody', { aud: undefined }, '"aud" must be "planning-graph"'],
  ['without a subject', { sub: undefined }, '"sub"'],
  ['with an empty subject', { sub: '' }, '"sub"'],
  ['with an empty client', { client_id: '' }, '"client_id"'],
  ['with an empty id', { jti: '' }, '"jti"'],
  ['without a client', { client_id: undefined }, '"client_id"'],
  ['without a municipality', { municipality: undefined }, '"municipality"'],
  ['with a municipality that cannot be', { municipality: '112098' }, '"municipality"'],
])('a token %s is refused', async (_, claims, words) => {
  const verified = tokens.verify(await issuer.issue(claims));
  await expect(verified).rejects.toBeInstanceOf(UnauthenticatedError);
  await expect(verified).rejects.toThrow(words);
  await requireJapanese(verified);
});

/** What is wrong with a token is said in Japanese too, with the same claim. */
async function requireJapanese(verified: Promise<unknown>): Promise<void> {
  const { message } = await verified.then(
    () => new Error('The token was accepted.'),
    (error: unknown) => error as Error,
  );
  const japanese = knownMessage(message) ?? '';
  expect(japanese).toMatch(/アクセストークン.*[ぁ-ん]/);
  for (const [quoted] of message.matchAll(/(?<=")[^"]+(?=" (?:is|must)|"\.)/g)) expect(japanese).toContain(quoted);
}

test('an ID token, which says who signed in and permits nothing, is refused', async () => {
  const verified = tokens.verify(await issuer.issue({}, { typ: 'JWT' }));
  await expect(verified).rejects.toBeInstanceOf(UnauthenticatedError);
  await expect(verified).rejects.toThrow('"typ" must be "at+jwt"');
  await requireJapanese(verified);
});

test.each([
  ...['', 'abc', 'a.b.c', 'eyJhbGciOiJFUzI1NiJ9.e30'].map((text) => [text, 'is neither a key']),
  ...['eyJhbGciOiJub25lIn0.e30.', 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'].map((text) => [text, 'an algorithm']),
])('%j is refused, as it %s', async (text = '', words = '') => {
  const verified = tokens.verify(text);
  await expect(verified).rejects.toBeInstanceOf(UnauthenticatedError);
  await expect(verified).rejects.toThrow(words);
  await requireJapanese(verified);
});

test('a token that somebody else signed is refused', async () => {
  const { privateKey } = await generateKeyPair('ES256');
  const forged = await issuer.issue({}, {}, privateKey);
  const verified = tokens.verify(forged);
  await expect(verified).rejects.toBeInstanceOf(UnauthenticatedError);
  await expect(verified).rejects.toThrow(`not signed by the issuer "${issuer.url}"`);
  await requireJapanese(verified);
});

test('a token that names no key is accepted if any of the keys of the issuer signed it', async () => {
  const several = await openTokenIssuer({ olderKeys: 2 });
  const verifier = new AccessTokens({ issuer: several.url, audience, municipalityClaim: 'municipality' });
  const nameless = { kid: undefined };
  await expect(verifier.verify(await several.issue({}, nameless))).resolves.toMatchObject({ municipality: '112097' });
  const expired = await several.issue({ exp: inSeconds(-90) }, nameless);
  await expect(verifier.verify(expired)).rejects.toThrow('has expired');
  const { privateKey } = await generateKeyPair('ES256');
  const forged = await several.issue({}, nameless, privateKey);
  await expect(verifier.verify(forged)).rejects.toBeInstanceOf(UnauthenticatedError);
  await several.close();
});

test('while the issuer is away, the fault is not that of the token; afterwards tokens are accepted', async () => {
  const token = await issuer.issue();
  const elsewhere = new AccessTokens({ issuer: `${issuer.url}/nothing`, audience, municipalityClaim: 'municipality' });
  await expect(elsewhere.verify(token)).rejects.not.toBeInstanceOf(UnauthenticatedError);
  await expect(elsewhere.verify(token)).rejects.toThrow('publishes no metadata');
});

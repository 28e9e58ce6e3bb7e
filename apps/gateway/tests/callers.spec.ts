import { facility, issueKey, putFacilities, type IssuedKey } from '../testing/issue-key';
import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { manyRequests, openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn } from '../testing/stand-in';
import { audience, openTokenIssuer, type TokenIssuer } from '../testing/token-issuer';
import { wireTo } from '../testing/wire';

let city: City;
let served: Served;
let issuer: TokenIssuer;
let gateways: Record<'colocated' | 'remote', TestGateway>;
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs);
  issuer = await openTokenIssuer();
  const accessTokens = { issuer: issuer.url, audience, municipalityClaim: 'municipality' };
  gateways = {
    colocated: await openTestGateway({ colocated: city.subgraphs, accessTokens }),
    remote: await openTestGateway({ subgraphUrl: served.subgraphUrl, accessTokens }),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
  await issuer.close();
  await served.server.close();
  await city.close();
});

const query = '{ chapters { number } }';
const codeOf = ({ status, errors }: Answer): unknown => [status, errors?.[0]?.extensions.code];
const unauthenticated = [401, 'UNAUTHENTICATED'];
const forbidden = [403, 'FORBIDDEN'];

describe.each(['colocated', 'remote'] as const)('with subgraphs that are %s', (placement) => {
  const ask = (text: string, headers: Record<string, string> = {}, variables = {}): Promise<Answer> =>
    gateways[placement].ask(text, variables, headers);
  const put = (localId: string, headers: Record<string, string>): Promise<Answer> =>
    ask(putFacilities, headers, { facilities: [facility(`${placement}-${localId}`)] });
  const outcomeOf = ({ data }: Answer): unknown =>
    (data?.putFacilities as { results: { outcome: string }[] } | null)?.results.map(({ outcome }) => outcome);

  test('a valid key may read and write', async () => {
    const { headers } = await issueKey(city);
    expect((await ask(query, headers)).status).toBe(200);
    expect(outcomeOf(await put('1', headers))).toEqual(['CREATED']);
  });

  test('so may an access token of the issuer', async () => {
    const authorization = `Bearer ${await issuer.issue()}`;
    expect((await ask(query, { authorization })).status).toBe(200);
    expect(outcomeOf(await put('2', { authorization }))).toEqual(['CREATED']);
    const id = `facility-112097-${placement}-2`;
    const { data } = await ask(`{ facility(id: "${id}") { updatedBy { code } } }`);
    expect(data).toEqual({ facility: { updatedBy: { code: '112097' } } });
  });

  test.each([
    ['is no key', () => 'Bearer abc'],
    ['is not known', () => `Bearer pgk_0123456789ab_${'A'.repeat(43)}`],
    ['has another secret', ({ text }: IssuedKey) => `Bearer ${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`],
    ['lacks its end', ({ text }: IssuedKey) => `Bearer ${text.slice(0, -1)}`],
    ['is followed by something', ({ text }: IssuedKey) => `Bearer ${text} x`],
    ['is a token of somebody else', () => 'Bearer eyJhbGciOiJub25lIn0.e30.'],
  ])('a key that %s is refused, for queries too', async (_, authorizationOf) => {
    const key = await issueKey(city);
    const answer = await ask(query, { authorization: authorizationOf(key) });
    expect(codeOf(answer)).toEqual(unauthenticated);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(answer.text).not.toContain(key.id);
  });

  test.each([
    ['in two headers', (text: string) => [`Bearer ${text}`, `Bearer ${text}`]],
    ['in two headers of which one is for a proxy', (text: string) => ['Basic YTpi', `Bearer ${text}`]],
    ['joined in one header', (text: string) => [`Bearer ${text}, Bearer ${text}`]],
  ])('credentials that come twice, %s, are refused', async (_, valuesOf) => {
    const { text } = await issueKey(city);
    const { post } = wireTo(() => gateways[placement]);
    const answer = await post(JSON.stringify({ query }), {
      accept: 'application/graphql-response+json',
      authorization: valuesOf(text),
    });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_request"']);
    expect(JSON.parse(answer.text)).toMatchObject({
      errors: [
        {
          message: 'The request has more than one key or access token. Send one, in one header "authorization".',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
  });

  test('clocks may differ by a minute: a token that was issued 59 s ahead of us is valid, one that ended 61 s ago is not', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const askWith = async (claims: object): Promise<Answer> =>
      ask(query, { authorization: `Bearer ${await issuer.issue({ ...claims })}` });
    expect((await askWith({ iat: now + 59, nbf: now + 59, exp: now + 600 })).status).toBe(200);
    expect((await askWith({ exp: now - 20 })).status).toBe(200);
    const expired = await askWith({ exp: now - 61 });
    expect(codeOf(expired)).toEqual(unauthenticated);
    expect(expired.errors?.[0]?.message).toContain('The access token has expired.');
    expect(codeOf(await askWith({ nbf: now + 600 }))).toEqual(unauthenticated);
  });

  test('a key that has expired says so, if its secret fits', async () => {
    const { id, text, headers } = await issueKey(city, { expiresAt: "now() - interval '1 second'" });
    const expired = await ask(query, headers);
    expect(codeOf(expired)).toEqual(unauthenticated);
    expect(expired.errors?.[0]?.message).toContain(`The key ${id} expired at 20`);
    const guessed = await ask(query, { authorization: `Bearer ${text.slice(0, -3)}AAA` });
    expect(guessed.errors?.[0]?.message).toContain('The key is not known.');
  });

  test('a key that is revoked fails with the next request, and says so', async () => {
    const { id, headers } = await issueKey(city);
    expect((await ask(query, headers)).status).toBe(200);
    await city.sql(`UPDATE regional_services.access_key SET revoked_at = now() WHERE id = '${id}'`);
    const revoked = await ask(query, headers);
    expect(codeOf(revoked)).toEqual(unauthenticated);
    expect(revoked.errors?.[0]?.message).toContain(`The key ${id} was revoked at 20`);
  });

  test('when a key was used is noted', async () => {
    const { id, headers } = await issueKey(city);
    await ask(query, headers);
    const client = await city.connect();
    await eventually('the use is noted', async () => {
      const { rowCount } = await client.query(
        `SELECT FROM regional_services.access_key WHERE id = $1 AND last_used_at > now() - interval '1 hour'`,
        [id],
      );
      return rowCount === 1;
    });
    await client.end();
  });

  test('without a key nothing is written', async () => {
    const answer = await put('3', {});
    expect(codeOf(answer)).toEqual(unauthenticated);
    expect(answer.errors?.[0]).toMatchObject({ extensions: { scope: 'facilities:write' } });
  });

  test('a key without the scope may not write, and learns which it lacks', async () => {
    const { headers } = await issueKey(city, { scopes: ['audit:read'] });
    const answer = await put('4', headers);
    expect(codeOf(answer)).toEqual(forbidden);
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('lacks the scope "facilities:write"'),
      extensions: { scope: 'facilities:write' },
    });
    expect(codeOf(await ask('{ auditEntries { totalCount } }', headers))).toEqual([200, undefined]);
    const writer = await issueKey(city);
    expect(codeOf(await ask('{ auditEntries { totalCount } }', writer.headers))).toEqual(forbidden);
  });

  test('the subgraph asks for the scope again', async () => {
    const { execute } = city.subgraphs.find(({ name }) => name === 'regional-services')!;
    const variables = { facilities: [facility('5')] };
    const caller = { id: 'key:x', municipality: '112089', scopes: [] };
    const { errors } = await execute({ query: putFacilities, variables, caller });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await execute({ query: putFacilities, variables })).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  test('a mutation takes its idempotency key from the header, and its answer is given again', async () => {
    const { headers } = await issueKey(city);
    const repeatable = { ...headers, 'idempotency-key': `"${placement}-a"` };
    const first = await put('6', repeatable);
    expect(first.data).toMatchObject({ putFacilities: { isReplay: false, results: [{ outcome: 'CREATED' }] } });
    const again = await put('6', repeatable);
    expect(again.data).toMatchObject({ putFacilities: { isReplay: true, results: [{ outcome: 'CREATED' }] } });
    const other = await put('7', repeatable);
    expect(other.data).toMatchObject({ putFacilities: { userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] } });
  });

  test('a header cannot be the key of two mutations', async () => {
    const { headers } = await issueKey(city);
    const twice = `mutation { a: retireFacilities(facilities: []) { isReplay } b: retireFacilities(facilities: []) { isReplay } }`;
    const answer = await ask(twice, { ...headers, 'idempotency-key': '"a"' });
    expect(codeOf(answer)).toEqual([400, 'BAD_REQUEST']);
  });

  test('a query needs no idempotency key, and one that cannot be read does no harm', async () => {
    const answer = await ask('{ chapters { number } sections { code } }', { 'idempotency-key': 'two words' });
    expect(codeOf(answer)).toEqual([200, undefined]);
  });
});

test('what Apollo’s planner plans needs the same scopes', async () => {
  const gateway = await openTestGateway({ colocated: city.subgraphs, planner: 'apollo' });
  const [reader, writer] = [await issueKey(city, { scopes: [] }), await issueKey(city)];
  const variables = { facilities: [facility('apollo')] };
  try {
    expect(codeOf(await gateway.ask(putFacilities, variables, reader.headers))).toEqual(forbidden);
    const { data } = await gateway.ask(putFacilities, variables, writer.headers);
    expect(data).toMatchObject({ putFacilities: { results: [{ outcome: 'CREATED' }] } });
  } finally {
    await gateway.close();
  }
});

test('known callers have limits of their own, and refused credentials count for the address', async () => {
  const admissionLimits = { ...manyRequests, requestsPerMinute: 3 };
  const gateway = await openTestGateway({ colocated: city.subgraphs, admissionLimits });
  const [one, other] = [await issueKey(city), await issueKey(city)];
  const statuses = async (headers: Record<string, string>, count: number): Promise<number[]> => {
    const found = [];
    for (let n = 0; n < count; n++) found.push((await gateway.ask(query, {}, headers)).status);
    return found;
  };
  try {
    expect(await statuses(one.headers, 4)).toEqual([200, 200, 200, 429]);
    const { errors } = await gateway.ask(query, {}, one.headers);
    expect(errors?.[0]?.message).toContain('requests with your key or access token within a minute');
    expect(await statuses(other.headers, 1)).toEqual([200]);
    expect(await statuses({ authorization: 'Bearer pgk_wrong' }, 4)).toEqual([401, 401, 401, 429]);
    expect(await statuses({}, 1)).toEqual([429]);
    expect(await statuses(other.headers, 1)).toEqual([200]);
  } finally {
    await gateway.close();
  }
});

test('while keys cannot be checked, a request with one is not answered as anonymous', async () => {
  const elsewhere = await serve(city.subgraphs);
  const gateway = await openTestGateway({ subgraphUrl: elsewhere.subgraphUrl });
  const { headers } = await issueKey(city);
  try {
    await elsewhere.server.close();
    const answer = await gateway.ask('{ __typename }', {}, headers);
    expect(codeOf(answer)).toEqual([503, 'AUTHENTICATION_UNAVAILABLE']);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await gateway.ask('{ __typename }')).status).toBe(200);
    expect(gateway.logged).toContainEqual(expect.objectContaining({ incident: 'authentication-failure' }));
    expect(JSON.stringify(gateway.logged)).not.toContain(headers.authorization.slice(7));
  } finally {
    await gateway.close();
  }
});

test('a request has no more time because its caller had to be found out', async () => {
  const after = 300;
  const requestTimeout = 20_000;
  const [slow, standIn] = await Promise.all([openTokenIssuer({ after }), openStandIn()]);
  const gateway = await openTestGateway({
    subgraphUrl: standIn.subgraphUrl,
    accessTokens: { issuer: slow.url, audience, municipalityClaim: 'municipality' },
    requestTimeout,
  });
  try {
    standIn.answers({ data: { chapters: [] } });
    expect((await gateway.ask(query, {}, { authorization: `Bearer ${await slow.issue()}` })).errors).toBeUndefined();
    const given = Number(standIn.asked.at(-1)?.['x-request-timeout-ms']);
    // Its metadata and its keys were read. A tenth of what remains is kept back.
    expect(given).toBeLessThanOrEqual((requestTimeout - 2 * after + 10) * 0.9);
  } finally {
    await Promise.all([gateway.close(), slow.close(), standIn.close()]);
  }
});

test.each([
  ['/schema.graphql', 200],
  ['/nothing', 404],
])('%s reads no key', async (path, status) => {
  const response = await gateways.colocated.get(path, { headers: { authorization: 'Bearer wrong' } });
  expect(response.status).toBe(status);
});

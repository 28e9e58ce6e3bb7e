import { gatewayVariables, readEnvironment, subgraphVariables } from './environment';

test('an empty environment gives the defaults, and an empty variable counts as absent', () => {
  const SUBGRAPH_URL = 'http://127.0.0.1:4001/{name}/graphql';
  const defaults = {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    PREPARE_DATABASE: true,
    PUBLIC_URL: '',
    SUBGRAPH_URL,
    CHANGES_KEPT_DAYS: 90,
    SANDBOX: false,
  };
  expect(readEnvironment(subgraphVariables, {})).toEqual({ ...defaults, PORT: 4001 });
  expect(readEnvironment(gatewayVariables, { PORT: '', HOST: '' })).toMatchObject({
    ...defaults,
    PORT: 4000,
    COLOCATED_SUBGRAPHS: 'all',
  });
});

test('variables are parsed into exact types', () => {
  const given = { PORT: '0', PREPARE_DATABASE: 'false', UNKNOWN: 'x' };
  expect(readEnvironment(subgraphVariables, given)).toMatchObject({ PORT: 0, PREPARE_DATABASE: false });
  expect(readEnvironment(subgraphVariables, given)).not.toHaveProperty('UNKNOWN');
});

test.each(['65536', '-1', '4000.5', ' 80', '0x50'])('%j is not a port', (PORT) => {
  expect(() => readEnvironment(subgraphVariables, { PORT })).toThrow(
    'The environment is invalid: PORT must be a whole number from 0 to 65535.',
  );
});

test.each(['postgres://u:p@db/plans', 'postgresql://u@127.0.0.1:5433/plans', 'postgres://u:a%2Fb@db'])(
  '%s is an address of PostgreSQL',
  (DATABASE_URL) => expect(readEnvironment(subgraphVariables, { DATABASE_URL })).toMatchObject({ DATABASE_URL }),
);

test('whom to tell of a vulnerability is a list of addresses, of which those of the web are secure', () => {
  const SECURITY_CONTACT = 'mailto:security@city.example  https://www.city.example/security';
  expect(readEnvironment(gatewayVariables, { SECURITY_CONTACT }).SECURITY_CONTACT).toEqual(
    SECURITY_CONTACT.split('  '),
  );
  expect(readEnvironment(gatewayVariables, {}).SECURITY_CONTACT).toEqual([]);
  for (const wrong of ['security@city.example', 'http://www.city.example', 'mailto:a@b.example\nx: y', 'tel:110']) {
    expect(() => readEnvironment(gatewayVariables, { SECURITY_CONTACT: wrong })).toThrow(
      'SECURITY_CONTACT must be mailto:',
    );
  }
});

test.each(['mysql://u:p@db/plans', 'postgres://u:a/b@db', 'db:5432'])(
  '%s is not an address of PostgreSQL',
  (DATABASE_URL) => {
    expect(() => readEnvironment(subgraphVariables, { DATABASE_URL })).toThrow('DATABASE_URL must be an address like');
  },
);

test.each([
  ['https://plan.example.jp', 'https://plan.example.jp'],
  ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
  ['https://example.jp/graph/', 'https://example.jp/graph'],
])('%s is a public address, without the slash at its end', (given, PUBLIC_URL) =>
  expect(readEnvironment(subgraphVariables, { PUBLIC_URL: given })).toMatchObject({ PUBLIC_URL }),
);

test.each(['plan.example.jp', 'ftp://plan.example.jp', 'https://example.jp?graph', 'https://a:b@example.jp'])(
  '%s is no public address',
  (PUBLIC_URL) => {
    expect(() => readEnvironment(subgraphVariables, { PUBLIC_URL })).toThrow('PUBLIC_URL must be an address like');
  },
);

test('cached answers are limited to a whole number of megabytes, and shared in a Redis or not at all', () => {
  expect(readEnvironment(gatewayVariables, {})).toMatchObject({ RESPONSE_CACHE_MEGABYTES: 64 });
  const given = { RESPONSE_CACHE_MEGABYTES: '0', RESPONSE_CACHE_URL: 'rediss://u:p@cache:6379/0' };
  expect(readEnvironment(gatewayVariables, given)).toMatchObject({ ...given, RESPONSE_CACHE_MEGABYTES: 0 });
  const wrong = { RESPONSE_CACHE_MEGABYTES: '1.5', RESPONSE_CACHE_URL: 'http://cache' };
  expect(() => readEnvironment(gatewayVariables, wrong)).toThrow(
    'RESPONSE_CACHE_MEGABYTES must be a whole number of at least 0; RESPONSE_CACHE_URL must be an address like redis://',
  );
});

import { readEnvironment } from './environment';
import { gatewayVariables, subgraphVariables } from './variables';

test('an environment that says nothing gives what is ordinary, and an empty variable says nothing', () => {
  const ordinary = { HOST: '127.0.0.1', LOG_LEVEL: 'warn', PREPARE_DATABASE: true };
  expect(readEnvironment(subgraphVariables, {})).toEqual({ ...ordinary, PORT: 4001 });
  expect(readEnvironment(gatewayVariables, { PORT: '', HOST: '' })).toMatchObject({
    ...ordinary,
    PORT: 4000,
    COLOCATED_SUBGRAPHS: 'all',
    SUBGRAPH_URL: 'http://127.0.0.1:4001/{name}/graphql',
  });
});

test('what it says comes in exact types', () => {
  const given = { PORT: '0', PREPARE_DATABASE: 'false', UNKNOWN: 'x' };
  expect(readEnvironment(subgraphVariables, given)).toMatchObject({ PORT: 0, PREPARE_DATABASE: false });
  expect(readEnvironment(subgraphVariables, given)).not.toHaveProperty('UNKNOWN');
});

test.each(['65536', '-1', '4000.5', ' 80', '0x50'])('%j is no port', (PORT) => {
  expect(() => readEnvironment(subgraphVariables, { PORT })).toThrow(
    'The environment is not as it should be: PORT is no port: give a whole number from 0 to 65535.',
  );
});

test.each(['postgres://u:p@db/plans', 'postgresql://u@127.0.0.1:5433/plans', 'postgres://u:a%2Fb@db'])(
  '%s is an address of PostgreSQL',
  (DATABASE_URL) => expect(readEnvironment(subgraphVariables, { DATABASE_URL })).toMatchObject({ DATABASE_URL }),
);

test.each(['mysql://u:p@db/plans', 'postgres://u:a/b@db', 'db:5432'])('%s is none', (DATABASE_URL) => {
  expect(() => readEnvironment(subgraphVariables, { DATABASE_URL })).toThrow('DATABASE_URL is no address like');
});

test('what is kept of answers is bounded by a whole number of megabytes, and shared in a Redis or not at all', () => {
  expect(readEnvironment(gatewayVariables, {})).toMatchObject({ RESPONSE_CACHE_MEGABYTES: 64 });
  const given = { RESPONSE_CACHE_MEGABYTES: '0', RESPONSE_CACHE_URL: 'rediss://u:p@cache:6379/0' };
  expect(readEnvironment(gatewayVariables, given)).toMatchObject({ ...given, RESPONSE_CACHE_MEGABYTES: 0 });
  const wrong = { RESPONSE_CACHE_MEGABYTES: '1.5', RESPONSE_CACHE_URL: 'http://cache' };
  expect(() => readEnvironment(gatewayVariables, wrong)).toThrow(
    'RESPONSE_CACHE_MEGABYTES is no whole number of megabytes; 0 keeps nothing; RESPONSE_CACHE_URL is no address like redis://',
  );
});

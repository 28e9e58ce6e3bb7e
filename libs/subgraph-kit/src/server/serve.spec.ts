import { pino } from 'pino';
import { library } from '../../fixture/src/subgraph';
import { openSubgraph, type Subgraph } from '../execution/open-subgraph';
import { cloneDatabase, type TestDatabase } from '../testing';
import { serveSubgraphs } from './serve';

const secret = 'a secret of more than sixteen letters';
const log = pino({ level: 'silent' });

let database: TestDatabase;
let subgraph: Subgraph;
let server: ReturnType<typeof serveSubgraphs>;
beforeAll(async () => {
  database = await cloneDatabase([library]);
  subgraph = await openSubgraph(library, { databaseUrl: database.url, log });
  server = serveSubgraphs({ subgraphs: [subgraph], gatewaySecret: secret, log });
});
afterAll(async () => {
  await server.close();
  await subgraph.close();
  await database.drop();
});

const ask = (
  headers: Record<string, string>,
  payload: object = { query: '{ author(id: "author-soseki") { name } }' },
) => server.inject({ method: 'POST', url: '/library-fixture/graphql', headers, payload });

test('the gateway is answered', async () => {
  const response = await ask({ authorization: `Bearer ${secret}` });
  expect(response.json()).toEqual({ data: { author: { name: '夏目漱石' } } });
});

test.each([{}, { authorization: 'Bearer wrong' }, { authorization: secret }, { authorization: `Bearer ${secret} ` }])(
  'a caller with %p is not',
  async (headers) => {
    const response = await ask(headers as Record<string, string>);
    expect(response.statusCode).toBe(401);
    expect(response.json().errors[0].extensions.code).toBe('UNAUTHENTICATED');
  },
);

test('a body that is no GraphQL request is told so', async () => {
  const response = await ask({ authorization: `Bearer ${secret}` }, { question: '?' });
  expect(response.statusCode).toBe(400);
});

test('readiness follows the database', async () => {
  expect((await server.inject('/health/live')).statusCode).toBe(200);
  expect((await server.inject('/health/ready')).statusCode).toBe(200);
  await database.drop();
  expect((await server.inject('/health/ready')).statusCode).toBe(503);
  expect((await server.inject('/health/live')).statusCode).toBe(200);
});

import fs, { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { apiFileOf, printApi } from '@tokorozawa/plan-executor';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { openTestGateway } from '../testing/open-test-gateway';
import { committedSupergraph, supergraphOnDisk } from '../testing/supergraph-on-disk';

const oneSubgraph = join(workspaceRoot, 'libs/subgraphs/international-relations/schema.graphql');

const failureOf = (starting: Promise<unknown>): Promise<Error> =>
  starting.then(
    () => Promise.reject(new Error('The gateway started.')),
    (error: unknown) => error as Error,
  );

describe('a port that another program has taken', () => {
  let other: Server;
  beforeAll((done) => void (other = createServer().listen(0, '127.0.0.1', done)));
  afterAll((done) => void other.close(done));

  test('is named, with what to do', async () => {
    const { port } = other.address() as { port: number };
    const error = await failureOf(openTestGateway({ port }));
    expect(error).toBeInstanceOf(UserFacingError);
    expect(error.message).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=${port + 1}.`,
    );
  });

  test('leaves nothing open behind', async () => {
    const { port } = other.address() as { port: number };
    const unwatched = jest.spyOn(fs, 'unwatchFile');
    await failureOf(openTestGateway({ port }));
    expect(unwatched).toHaveBeenCalledWith(committedSupergraph, expect.any(Function));
    unwatched.mockRestore();
  });
});

test('a supergraph that is not there is told with its path', async () => {
  const path = join(workspaceRoot, 'missing.graphql');
  const error = await failureOf(openTestGateway({ supergraph: path }));
  expect(error).toBeInstanceOf(UserFacingError);
  expect(error.message).toBe(
    `There is no supergraph at ${path}. Run "npm run schema" to compose it, or correct SUPERGRAPH.`,
  );
});

test.each([
  ['prose', 'This is no schema.', 'Syntax Error: Unexpected Name "This".'],
  ['nothing', '', 'Syntax Error: Unexpected <EOF>.'],
  [
    'the schema of one subgraph',
    readFileSync(oneSubgraph, 'utf8'),
    expect.stringContaining('Unknown directive "@link".'),
  ],
  ['a schema without federation', 'type Query { name: String }', expect.stringContaining('supergraph')],
])('a file that holds %s is told with its path, and why it is no supergraph', async (_what, text, reason) => {
  const { path, remove } = supergraphOnDisk(text);
  const error = await failureOf(openTestGateway({ supergraph: path })).finally(remove);
  expect(error).toBeInstanceOf(UserFacingError);
  const [why, whatToDo, ...more] = error.message.split('\n');
  expect(why?.replace(`The file ${path} cannot be used as a supergraph. `, '')).toEqual(reason);
  expect(whatToDo).toBe('Run "npm run schema" to compose it anew, or correct SUPERGRAPH.');
  expect(more).toEqual([]);
});

test('what a build has derived from a supergraph serves this supergraph only', async () => {
  const composed = readFileSync(committedSupergraph, 'utf8');
  const derived = printApi(composed);
  const same = supergraphOnDisk(composed);
  const other = supergraphOnDisk(composed.replace('type Query\n', 'type Query implements Missing\n'));
  for (const { path } of [same, other]) writeFileSync(apiFileOf(path), derived);

  const gateway = await openTestGateway({ supergraph: same.path }).finally(same.remove);
  const answer = await gateway.ask('{ sisterCity(id: "sister-city-decatur") { id } }');
  await gateway.close();
  expect(answer.status).toBe(200);
  const error = await failureOf(openTestGateway({ supergraph: other.path })).finally(other.remove);
  expect(error.message).toContain('cannot be used as a supergraph');
});

test('nobody outside is told that the gateway runs', async () => {
  const outside = jest.spyOn(https, 'request');
  const gateway = await openTestGateway({});
  await gateway.close();
  expect(outside).not.toHaveBeenCalled();
  outside.mockRestore();
});

import { scratchFolder } from '../src/testing/state-folder';
import { startProgram } from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';

const testServer = process.env.PLANNING_GRAPH_TEST_SERVER ?? '';

/** What the gateway says last, when it does not start in this environment. */
async function refusal(env: NodeJS.ProcessEnv): Promise<string> {
  const STATE_DIRECTORY = await scratchFolder();
  const { exitCode, stderr } = await startProgram('apps/gateway/dist/main.js', [], {
    env: { STATE_DIRECTORY, ...env },
  }).ended;
  expect(exitCode).toBe(1);
  return lastLine(stderr);
}

describe('an invalid variable is named, with what it must be', () => {
  it.concurrent.each<[NodeJS.ProcessEnv, string]>([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535.'],
    [
      { LOG_LEVEL: 'loud', GATEWAY_SECRET: 'short' },
      'GATEWAY_SECRET must have at least 16 characters; LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [{ PREPARE_DATABASE: 'yes' }, 'PREPARE_DATABASE must be true or false.'],
    [
      { DATABASE_URL: 'somewhere', SUBGRAPH_URL: 'http://127.0.0.1:4001/graphql' },
      'DATABASE_URL must be an address like postgres://user:password@host:5432/database (write / # @ in a password as %2F %23 %40); ' +
        'SUBGRAPH_URL must be an address that contains {name}, like http://{name}:4001/{name}/graphql.',
    ],
  ])('%j', async (env, sentence) => {
    expect(await refusal(env)).toBe(`The environment is invalid: ${sentence}`);
  });

  it.concurrent('COLOCATED_SUBGRAPHS with a subgraph that there is not', async () => {
    expect(await refusal({ COLOCATED_SUBGRAPHS: 'international-relations, nope' })).toMatch(
      /^No subgraph is called "nope"\. Known: .*comprehensive-plan, /,
    );
  });

  it.concurrent('a STATE_DIRECTORY where nothing can be kept', async () => {
    expect(await refusal({ STATE_DIRECTORY: '/sys/state', GATEWAY_SECRET: 'a secret of the operator' })).toMatch(
      /^PostgreSQL may not keep its data in \/sys\/state/,
    );
    expect(await refusal({ STATE_DIRECTORY: '/sys/state' })).toMatch(
      /^The secret of gateway and subgraphs cannot be kept in \/sys\/state/,
    );
    expect(await refusal({ STATE_DIRECTORY: '/sys/state', COLOCATED_SUBGRAPHS: 'none' })).toMatch(
      /^The secret of gateway and subgraphs cannot be kept in \/sys\/state/,
    );
  });

  it.concurrent('a SUPERGRAPH that is not there', async () => {
    expect(await refusal({ COLOCATED_SUBGRAPHS: 'none', SUPERGRAPH: 'nowhere.graphql' })).toBe(
      'There is no supergraph at nowhere.graphql. Run "npm run schema" to compose it, or correct SUPERGRAPH.',
    );
  });
});

describe('a database that cannot be used is told, and what to do', () => {
  it.concurrent.each<[string, (url: URL) => void, RegExp]>([
    ['nobody answers', (url) => (url.port = '9'), /^PostgreSQL at 127\.0\.0\.1:9 does not answer\. Start it/],
    [
      'the password is wrong',
      (url) => (url.password = 'wrong-secret'),
      /refused the password of the user "planning_graph"\. Correct the user or the password in DATABASE_URL\.$/,
    ],
    [
      'the database is missing',
      (url) => (url.pathname = '/nowhere'),
      /^There is no database "nowhere" on PostgreSQL at \S+\. Create it with: CREATE DATABASE "nowhere";$/,
    ],
    [
      'the host is unknown',
      (url) => (url.hostname = 'no.such.host.invalid'),
      /^(No machine is called no\.such\.host\.invalid|The name no\.such\.host\.invalid could not be resolved)\. /,
    ],
  ])('%s', async (_, change, sentence) => {
    const url = new URL(testServer);
    change(url);
    const told = await refusal({ DATABASE_URL: url.href });
    expect(told).toMatch(sentence);
    expect(told).not.toContain('wrong-secret');
  });
});

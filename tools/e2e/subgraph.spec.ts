import { once } from 'node:events';
import { connect } from 'node:net';
import {
  acrossDomains,
  answerAcrossDomains,
  ask,
  startGateway,
  startProgram,
  startSubgraphs,
} from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';
import { processesIn, scratchFolder } from '../src/testing/state-folder';

test.concurrent.each([
  { names: ['nope'], sentence: /^No subgraph is called "nope"\. Known: .*comprehensive-plan, .+\.$/ },
  {
    names: [],
    sentence: /^Say which subgraph to serve, one or several: npm run start:subgraph -- [a-z-]+\. Known: .+\.$/,
  },
])('the names $names are told to be wrong, with those that are right', async ({ names, sentence }) => {
  const { exitCode, stderr } = await startProgram('apps/subgraph/dist/main.js', names).ended;
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toMatch(sentence);
});

test.concurrent(
  'subgraphs and gateway in processes of their own answer as one; only the environment differs',
  async () => {
    const env = { STATE_DIRECTORY: await scratchFolder() };
    const twice = 'international-relations';
    const subgraphs = await startSubgraphs([twice, 'comprehensive-plan', twice], { env });
    const gateway = await startGateway({
      env: { ...env, COLOCATED_SUBGRAPHS: 'none', SUBGRAPH_URL: `${subgraphs.url}/{name}/graphql` },
    });
    await gateway.process.says(/gateway .* 0 of \d+ subgraphs in this process/);
    expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);

    // A connection that nobody has used does not keep the process.
    const unused = connect(Number(new URL(subgraphs.url).port), '127.0.0.1').on('error', () => undefined);
    await once(unused, 'connect');
    const endings = await Promise.all([gateway.process.stop(), subgraphs.process.stop()]);
    expect(endings.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(endings[1].stderr.match(/\/international-relations\/graphql/g)).toHaveLength(1);
    expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
  },
);

test.concurrent('one domain in a process of its own and the others with the gateway answer as one', async () => {
  const env = { STATE_DIRECTORY: await scratchFolder() };
  const subgraphs = await startSubgraphs(['comprehensive-plan'], { env });
  const gateway = await startGateway({
    env: {
      ...env,
      COLOCATED_SUBGRAPHS: 'international-relations',
      SUBGRAPH_URL: `${subgraphs.url}/{name}/graphql`,
    },
  });
  await gateway.process.says(/gateway .* 1 of \d+ subgraphs in this process/);
  expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
  await Promise.all([gateway.process.stop(), subgraphs.process.stop()]);
});

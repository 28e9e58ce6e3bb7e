import {
  createLog,
  listen,
  localGatewaySecret,
  readEnvironment,
  requireFreePort,
  runProcess,
  stateDirectory,
  Steps,
  subgraphVariables,
} from '@tokorozawa/process-kit';
import { openSubgraphs, startServices } from '@tokorozawa/process-kit/subgraphs';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import { serveSubgraphs } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';

runProcess(async (onClose) => {
  const steps = new Steps();
  const definitions = namedSubgraphs(process.argv.slice(2));
  const variables = readEnvironment(subgraphVariables, process.env);
  await requireFreePort(variables.HOST, variables.PORT);
  const log = createLog(variables.LOG_LEVEL);
  const gatewaySecret =
    variables.GATEWAY_SECRET ?? (await localGatewaySecret(stateDirectory(variables.STATE_DIRECTORY)));
  const opened = await openSubgraphs({ definitions, graph: subgraphs, variables, gatewaySecret, log, steps, onClose });

  const server = serveSubgraphs({ subgraphs: opened, gatewaySecret, log });
  onClose(() => server.close());
  const url = await listen(server, variables.HOST, variables.PORT);
  startServices(opened);
  steps.say(
    `\nServing the gateway, and nobody else, at\n${opened.map(({ name }) => `  ${url}/${name}/graphql`).join('\n')}\n`,
  );
});

function namedSubgraphs(names: string[]) {
  if (names.length > 0) return [...new Set(names)].map(getSubgraph);
  const known = subgraphs.map(({ name }) => name).join(', ');
  throw new UserFacingError(
    `Say which subgraph to serve, one or several: npm run start:subgraph -- ${subgraphs[0]?.name}. Known: ${known}.`,
  );
}

import { join } from 'node:path';
import {
  commonVariables,
  createLog,
  localGatewaySecret,
  openSubgraphs,
  portVariable,
  readEnvironment,
  runProcess,
  stateDirectory,
  Steps,
  workspaceRoot,
} from '@tokorozawa/process-kit';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import { z } from 'zod';
import { startGateway } from './gateway';
import { welcome } from './welcome';

const environment = {
  ...commonVariables,
  PORT: portVariable(4000),
  /** Which subgraphs live in this process: all, none, or their names with commas. */
  COLOCATED_SUBGRAPHS: z.string().default('all'),
  /** Where the other subgraphs are served. */
  SUBGRAPH_URL: z
    .string()
    .refine((url) => url.includes('{name}') && URL.canParse(url.replaceAll('{name}', 'x')), {
      error: 'is no address with {name} in it, like http://{name}:4001/{name}/graphql',
    })
    .default('http://127.0.0.1:4001/{name}/graphql'),
  SUPERGRAPH: z.string().default(join(workspaceRoot, 'supergraph.graphql')),
};

runProcess(async (onClose) => {
  const began = performance.now();
  const steps = new Steps();
  const variables = readEnvironment(environment, process.env);
  const log = createLog(variables.LOG_LEVEL);
  const definitions = colocated(variables.COLOCATED_SUBGRAPHS);
  const opened = definitions.length > 0 ? await openSubgraphs({ definitions, variables, log, steps, onClose }) : [];
  const gatewaySecret =
    variables.GATEWAY_SECRET ?? (await localGatewaySecret(stateDirectory(variables.STATE_DIRECTORY)));

  const url = await steps.run('gateway', async () => {
    const gateway = await startGateway({
      host: variables.HOST,
      port: variables.PORT,
      supergraph: variables.SUPERGRAPH,
      colocated: opened,
      subgraphUrl: variables.SUBGRAPH_URL,
      gatewaySecret,
      explorerDirectory: join(workspaceRoot, 'apps/explorer/dist'),
      log,
    });
    onClose(() => gateway.close());
    return [gateway.url, `${opened.length} of ${subgraphs.length} subgraphs in this process`];
  });
  steps.say(welcome(url, performance.now() - began));
});

function colocated(names: string) {
  if (names === 'all') return subgraphs;
  if (names === 'none') return [];
  return names.split(',').map((name) => getSubgraph(name.trim()));
}

import {
  createLog,
  gatewayVariables,
  openDatabase,
  readEnvironment,
  requireFreePort,
  runProcess,
  Steps,
} from '@tokorozawa/process-kit';

runProcess(async (onClose) => {
  const began = performance.now();
  const variables = readEnvironment(gatewayVariables, process.env);
  await requireFreePort(variables.HOST, variables.PORT);
  if (variables.METRICS_PORT) await requireFreePort(variables.METRICS_HOST, variables.METRICS_PORT, 'METRICS_');
  const steps = new Steps();
  const log = createLog(variables.LOG_LEVEL);
  const hasSubgraphs = variables.COLOCATED_SUBGRAPHS !== 'none';
  const database = hasSubgraphs ? openDatabase(variables, steps, onClose, log) : undefined;
  // Loading the libraries takes most of a start. A process that is refused does not wait for it, and PostgreSQL starts
  // meanwhile.
  await database?.launched;
  const serving = import('./serve.js').then(({ serve }) => serve(variables, { began, log, steps, database, onClose }));
  // When the one fails, the other is awaited first: a database that opens later would not be closed.
  await Promise.allSettled([serving, database?.url]);
  await serving;
});

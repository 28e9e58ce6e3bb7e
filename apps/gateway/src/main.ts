import { gatewayVariables, readEnvironment, runProcess } from '@tokorozawa/process-kit';

runProcess(async (onClose) => {
  const began = performance.now();
  const variables = readEnvironment(gatewayVariables, process.env);
  // Loading what serves takes most of a second, and whoever is refused need not wait for it.
  const { serve } = await import('./serve.js');
  await serve(variables, { began, onClose });
});

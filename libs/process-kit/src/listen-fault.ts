import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** Says in one sentence why an address cannot be listened on, and what to do. */
export function listenFault(error: unknown, host: string, port: number): Error {
  const explain = explanations[(error as { code?: string }).code ?? ''];
  return explain ? new UserFacingError(explain(host, port)) : (error as Error);
}

const explanations: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1}.`,
  EACCES: (_host, port) => `Port ${port} may not be opened by this user. Choose one above 1023: PORT=4000.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host}. Correct HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
  ENOTFOUND: (host) =>
    `No machine is called ${host}. Correct HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
};

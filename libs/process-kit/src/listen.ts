import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** The part that the servers of fastify and of Node have in common. */
interface Listener {
  listen(options: { host: string; port: number }): Promise<string>;
  server: { address(): unknown };
}

/** Starts to listen. Returns the address to show to people. Throws a UserFacingError when port or host is unavailable. */
export async function listen(listener: Listener, host: string, port: number): Promise<string> {
  try {
    await listener.listen({ host, port });
  } catch (error) {
    const explain = explanations[(error as { code?: string }).code ?? ''];
    throw explain ? new UserFacingError(explain(host, port)) : (error as Error);
  }
  const address = listener.server.address() as { port: number };
  return `http://${localHosts.has(host) ? 'localhost' : host}:${address.port}`;
}

/** Hosts that a person on this machine reaches as localhost. */
const localHosts = new Set(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost']);

const explanations: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1}.`,
  EACCES: (_host, port) => `Port ${port} may not be opened by this user. Choose one above 1023: PORT=4000.`,
  EADDRNOTAVAIL: (host) =>
    `This machine has no address ${host}. Correct HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
  ENOTFOUND: (host) =>
    `No machine is called ${host}. Correct HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
};

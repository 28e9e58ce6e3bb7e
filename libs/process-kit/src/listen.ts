import { once } from 'node:events';
import { createServer } from 'node:net';
import { UserFacingError } from '@tokorozawa/vocabulary/errors';

/** The part that the servers of fastify and of Node have in common. */
interface Listener {
  listen(options: { host: string; port: number }): Promise<string>;
  server: { address(): unknown };
}

/**
 * Starts to listen. Returns the address to show to people. Throws a UserFacingError when port or host is unavailable.
 * @param prefix what the variables that choose the address begin with, such as "METRICS_"
 */
export async function listen(listener: Listener, host: string, port: number, prefix = ''): Promise<string> {
  await listener.listen({ host, port }).catch(explain(host, port, prefix));
  const address = listener.server.address() as { port: number };
  return `http://${localHosts.has(host) ? 'localhost' : host}:${address.port}`;
}

/** Throws the same UserFacingErrors before a start prepares anything, so that nobody waits for them. */
export async function requireFreePort(host: string, port: number, prefix = ''): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening').catch(explain(host, port, prefix));
  await new Promise((resolve) => probe.close(resolve));
}

/** Hosts that a person on this machine reaches as localhost. */
const localHosts = new Set(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost']);

const explain =
  (host: string, port: number, prefix: string) =>
  (error: unknown): never => {
    const sentence = explanations[(error as { code?: string }).code ?? ''];
    throw sentence ? new UserFacingError(sentence({ host, port, prefix })) : error;
  };

interface Choice {
  host: string;
  port: number;
  prefix: string;
}

const maxPort = 65_535;

const explanations: Record<string, (choice: Choice) => string> = {
  EADDRINUSE: ({ host, port, prefix }) =>
    `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: ${prefix}PORT=${port < maxPort ? port + 1 : port - 1}.`,
  EACCES: ({ port, prefix }) =>
    `Port ${port} may not be opened by this user. Choose one above 1023: ${prefix}PORT=4000.`,
  EADDRNOTAVAIL: ({ host, prefix }) =>
    `This machine has no address ${host}. Correct ${prefix}HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
  ENOTFOUND: ({ host, prefix }) =>
    `No machine is called ${host}. Correct ${prefix}HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.`,
};

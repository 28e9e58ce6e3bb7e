import { listenFault } from './listen-fault';

/** What fastify's servers have in common with node's. */
interface Listener {
  listen(options: { host: string; port: number }): Promise<string>;
  server: { address(): unknown };
}

/** Listens, and answers the address to tell people. Throws a UserFacingError when the port or the host cannot be had. */
export async function listen(listener: Listener, host: string, port: number): Promise<string> {
  try {
    await listener.listen({ host, port });
  } catch (error) {
    throw listenFault(error, host, port);
  }
  const address = listener.server.address() as { port: number };
  return `http://${everyday.has(host) ? 'localhost' : host}:${address.port}`;
}

/** Hosts that a person on this machine calls localhost. */
const everyday = new Set(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost']);

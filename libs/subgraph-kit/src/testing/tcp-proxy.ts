import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net';

/** A proxy between a client and its server that can break their connections. */
export interface TcpProxy {
  port: number;
  /** From now on it forwards nothing, in either direction; it accepts connections and never answers. */
  silence(): void;
  /** Forwards again. Connections that were silenced are closed. */
  heal(): void;
  /** Resets every connection, as a process does that is killed. Accepts new ones. */
  reset(): void;
  /** Closes every connection in an orderly way. Accepts new ones. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target the address of the server, like `postgres://localhost:5432/database` */
export async function openTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<[Socket, Socket]>();
  let isSilent = false;

  const reset = (): void => pairs.forEach((pair) => pair.forEach((socket) => socket.resetAndDestroy()));
  const cut = (): void => pairs.forEach((pair) => pair.forEach((socket) => socket.destroy()));
  const server = createServer((near) => {
    const far = connectTo({ host: hostname, port: Number(port) });
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => isSilent || to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        // A silenced end does not learn that the other has gone. It is closed with the proxy at the latest.
        if (!isSilent) to.destroy();
        if (to.destroyed) pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => void (isSilent = true),
    heal() {
      reset();
      isSilent = false;
    },
    reset,
    cut,
    async close() {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

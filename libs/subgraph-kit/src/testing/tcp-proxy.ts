import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and its server, and breaks what is between them. */
export interface TcpProxy {
  port: number;
  /** From now on nothing passes, in neither direction; connections are taken, and never answered. */
  silence(): void;
  /** Everything passes again; what was held back is lost with its connections. */
  heal(): void;
  /** Ends every connection as a process does that is killed. New ones are taken. */
  reset(): void;
  /** Ends every connection in an orderly way. New ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** @param target where it leads: an address like `postgres://localhost:5432/database` */
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
        pairs.delete(pair);
        // Who is silenced does not hear that the other has gone either.
        if (!isSilent) to.destroy();
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

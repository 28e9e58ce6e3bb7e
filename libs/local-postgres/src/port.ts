import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';

/**
 * The port for the next server of a cluster: the one that the last had, which processes that used that server know; or a
 * free one, when there was none or somebody else has taken it.
 *
 * @param file where the port of the last server is noted
 */
export async function portForNext(file: string): Promise<number> {
  const noted = Number(await readFile(file, 'utf8').catch(() => ''));
  return noted > 0 && (await isFree(noted)) ? noted : freePort();
}

/** Notes the port of a server that runs. */
export async function notePort(file: string, port: number): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) !== String(port)) await writeFile(file, String(port));
}

/** Whether a server could listen on a port of 127.0.0.1. */
export async function isFree(port: number): Promise<boolean> {
  return (await listening(port).catch(() => undefined)) !== undefined;
}

async function freePort(): Promise<number> {
  return listening(0);
}

/** Listens for a moment; answers on which port. */
async function listening(port: number): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening');
  const { port: taken } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return taken;
}

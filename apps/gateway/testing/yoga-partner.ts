import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePartner, type PartnerFile } from '@tokorozawa/partners/files';
import { workspaceRoot } from '@tokorozawa/process-kit';

/** The example of a partner's subgraph, which GraphQL Yoga serves in a process of its own. */
export interface YogaPartner {
  url: string;
  /** The text of its schema. */
  sdl: string;
  /** Starts it on its port; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The folder in which a gateway looks for partners. */
export interface PartnersFolder {
  directory: string;
  /** Writes the file of a partner, as `npm run partner -- add` does. */
  add(name: string, file: Partial<PartnerFile> & Pick<PartnerFile, 'url' | 'schema'>): Promise<string>;
  /** Writes any file beside those of the partners, and returns its path. */
  write(file: string, text: string): Promise<string>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPartnersFolder(): Promise<PartnersFolder> {
  const directory = await mkdtemp(join(tmpdir(), 'partners-'));
  return {
    directory,
    add: (name, file) =>
      writePartner(directory, name, {
        maxAnswer: '1MB',
        timeout: '30s',
        types: ['Municipality', 'Facility'],
        cache: 'none',
        ...file,
      }),
    async write(file, text) {
      const path = join(directory, file);
      await writeFile(path, text);
      return path;
    },
    remove: (name) => rm(join(directory, `${name}.yaml`)),
    close: () => rm(directory, { recursive: true }),
  };
}

export async function openYogaPartner(secret: string): Promise<YogaPartner> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['examples/partner/partner.mjs'], {
      cwd: workspaceRoot,
      env: { PATH: process.env.PATH, PORT: String(port), PARTNER_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return { url, sdl: data._service.sdl, start, kill, close: kill };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

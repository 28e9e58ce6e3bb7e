import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { eventually } from './eventually';

/** From the system's package, or the program that NGINX names. */
const program = process.env.NGINX ?? '/usr/sbin/nginx';

/** A real nginx in front of a gateway. */
export interface TestNginx {
  /** Without a path. */
  url: string;
  close(): Promise<void>;
}

/** The configuration that docs/public-address.md gives, with a gateway at the address of another one. */
export function documentedConfiguration(gatewayUrl: string): string {
  const guide = readFileSync(join(workspaceRoot, 'docs/public-address.md'), 'utf8');
  const [, location] = /```nginx\n([^]*?)```/.exec(guide) ?? [];
  if (!location?.includes('http://127.0.0.1:4000')) throw new Error('The guide has no configuration of nginx.');
  return location.replace('http://127.0.0.1:4000', gatewayUrl);
}

/** @param locations the inside of a `server` block */
export async function openNginx(locations: string): Promise<TestNginx> {
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${directory}/${kind};`)
    .join(' ');
  const configuration = `
    daemon off;
    # In one process, it runs as the user of the test.
    master_process off;
    pid ${directory}/nginx.pid;
    error_log stderr;
    events {}
    http {
      access_log off;
      ${temporary}
      server { listen 127.0.0.1:${port}; server_name www.city.example; ${locations} }
    }`;
  writeFileSync(join(directory, 'nginx.conf'), configuration);
  const nginx = spawn(program, ['-p', directory, '-c', 'nginx.conf', '-e', 'stderr']);
  let output = '';
  nginx.stderr.on('data', (chunk) => (output += String(chunk)));
  const exited = once(nginx, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await eventually('nginx answers', async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx does not start: ${output}`);
    return fetch(url).then(
      () => true,
      () => false,
    );
  });
  return {
    url,
    async close() {
      nginx.kill('SIGTERM');
      await exited;
      rmSync(directory, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/**
 * It stays at the bottom of the window, and has a place of its own below the page, so that it covers nothing for good. It is
 * there without scripts too.
 */
const notice = `<p role="note" style="position: sticky; bottom: 0; z-index: 1000; margin: 0; padding: 0.25rem 1rem;
  background: #8a3a0b; color: #fff; font: 0.875rem/1.6 system-ui, sans-serif; text-align: center; pointer-events: none">
  試用環境:公共施設とイベントは架空のものです。 <span lang="en">Sandbox: its facilities and events are made up.</span></p>`;

/** Serves the built pages with a notice that what municipalities enter in this instance is made up. */
export function sandboxPages(server: FastifyInstance, directory: string): void {
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.html'))) {
    const page = readFileSync(join(directory, file), 'utf8')
      .replace('<html', '<html data-sandbox')
      .replace('<title>', '<title>【試用】')
      .replace('</body>', `${notice}</body>`);
    const name = basename(file, '.html');
    for (const path of [`/${name}`, `/${file}`]) {
      server.get(path, (_request, reply) =>
        reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page),
      );
    }
  }
}

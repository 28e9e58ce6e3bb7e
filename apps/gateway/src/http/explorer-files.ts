import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built pages: the front page at `/`, the explorer at `/explorer`; where they are not built there is none. */
export async function explorerFiles(server: FastifyInstance, directory: string | undefined): Promise<void> {
  if (!directory || !existsSync(directory)) return;
  // Its files are named relative to the page, which a slash at the end would make another folder of.
  server.get('/explorer/', (_request, reply) => reply.redirect('../explorer', 308));
  const assets = join(directory, 'assets') + sep;
  await server.register(statics, {
    root: directory,
    extensions: ['html'],
    cacheControl: false,
    // Vite names the files under assets/ by their content, so they never change; the page itself is asked for again.
    setHeaders: (reply, path) =>
      void reply.setHeader(
        'cache-control',
        path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
}

import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SupergraphManager } from '@apollo/gateway';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';

/** In milliseconds. Polling also notices a file that is replaced, or that lies in a mounted volume. */
const pollInterval = 1_000;

/**
 * Loads the supergraph from a file, and again whenever the file changes. A version that cannot be used is logged, and the
 * one before stays in use.
 */
export function supergraphFile(path: string, log: FastifyBaseLogger): SupergraphManager {
  return {
    async initialize({ update }) {
      const supergraphSdl = await read(path);
      let current = supergraphSdl;

      async function reload(): Promise<void> {
        try {
          const fresh = await read(path);
          if (fresh === current) return;
          update(fresh);
          current = fresh;
          log.info({ path }, 'the supergraph was reloaded');
        } catch (error) {
          log.error({ path, err: error }, 'the changed supergraph cannot be used; the one before stays');
        }
      }

      const onChange = (): void => void reload();
      watchFile(path, { interval: pollInterval, persistent: false }, onChange);
      return { supergraphSdl, cleanup: async () => unwatchFile(path, onChange) };
    },
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new UserFacingError(
      code === 'ENOENT'
        ? `There is no supergraph at ${path}. Run "npm run schema" to compose it, or correct SUPERGRAPH.`
        : `The supergraph at ${path} cannot be read: ${message}. Correct the file, or SUPERGRAPH.`,
      { cause },
    );
  }
}

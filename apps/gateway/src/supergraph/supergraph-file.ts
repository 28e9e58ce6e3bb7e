import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SupergraphManager } from '@apollo/gateway';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';

/** How often the file is looked at, in milliseconds. Polling also sees files that are replaced, or mounted from elsewhere. */
const lookEvery = 1_000;

/**
 * Gives the gateway the supergraph in this file, and each later version of it. Requests under way finish on the version
 * that they began with; a version that is no supergraph is logged and the one before stays.
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
      watchFile(path, { interval: lookEvery, persistent: false }, onChange);
      return { supergraphSdl, cleanup: async () => unwatchFile(path, onChange) };
    },
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UserFacingError(
      `There is no supergraph at ${path}. Run "npm run schema" to compose it, or correct SUPERGRAPH.`,
    );
  }
}

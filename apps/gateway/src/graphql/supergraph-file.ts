import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';

/** In milliseconds. Polling also notices a file that is replaced, or that lies in a mounted volume. */
const pollInterval = 1_000;

/** A version of the supergraph. */
export interface LoadedSupergraph {
  sdl: string;
  /** The schema that callers see, without federation's directives. */
  apiSchema: GraphQLSchema;
  subgraphs: readonly { name: string; url?: string | undefined }[];
}

/**
 * Loads the supergraph from a file, and again whenever the file changes. A version that cannot be used is logged, and the
 * one before stays in use.
 *
 * @param use is called with each version; what it throws makes that version one that cannot be used
 * @returns how to stop watching the file
 * @throws an error with the reason, when the first version cannot be used
 */
export async function followSupergraph(
  path: string,
  log: FastifyBaseLogger,
  use: (supergraph: LoadedSupergraph) => void,
): Promise<() => void> {
  let current = await read(path);
  use(load(current));

  async function reload(): Promise<void> {
    try {
      const fresh = await read(path);
      if (fresh === current) return;
      use(load(fresh));
      current = fresh;
      log.info({ path }, 'the supergraph was reloaded');
    } catch (error) {
      log.error({ path, err: error }, 'the changed supergraph cannot be used; the one before stays');
    }
  }

  const onChange = (): void => void reload();
  watchFile(path, { interval: pollInterval, persistent: false }, onChange);
  return () => unwatchFile(path, onChange);
}

function load(sdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true });
  return { sdl, apiSchema: supergraph.apiSchema().toGraphQLJSSchema(), subgraphs: supergraph.subgraphsMetadata() };
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

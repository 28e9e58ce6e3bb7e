import type { SubgraphDefinition } from '../definition/subgraph';
import { readerLogin, renewReaderLogin } from '../database/reader-login';
import { openSubgraph, type OpenOptions, type Subgraph } from './open-subgraph';

export interface OpenedAsReader {
  subgraph: Subgraph;
  /** Whether it logs in as its reader; else as the user of the address. */
  hasOwnLogin: boolean;
}

/**
 * Opens a domain over connections that log in as its reader, given an administrator's address: whatever is sent over
 * them, they can do nothing else. The login is made, or given its password anew, where it is refused. Where that cannot be
 * done, because the administrator may not make roles or a pooler does not know them, the domain is opened with the
 * address as it is.
 */
export async function openAsReader(definition: SubgraphDefinition, options: OpenOptions): Promise<OpenedAsReader> {
  const login = readerLogin(definition.name, options.databaseUrl);
  if (login) {
    const open = (): Promise<Subgraph | undefined> =>
      openSubgraph(definition, { ...options, databaseUrl: login.databaseUrl }).catch(unlessRefused);
    let subgraph = await open();
    if (!subgraph && (await renewReaderLogin(options.databaseUrl, login))) subgraph = await open();
    if (subgraph) return { subgraph, hasOwnLogin: true };
  }
  return { subgraph: await openSubgraph(definition, options), hasOwnLogin: false };
}

/** By PostgreSQL or by a pooler before it: the user, the password, the database to that user, or the reader's role. */
function unlessRefused(error: Error): undefined {
  const { code = '' } = (error.cause ?? error) as { code?: string };
  if (!/^(28|08|42501|22023)/.test(code)) throw error;
}

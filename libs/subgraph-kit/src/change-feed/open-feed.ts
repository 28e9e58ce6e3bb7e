import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { isDatabaseOverloaded, isDatabaseUnavailable } from '../database/failures';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { DataVersion } from './data-version';
import type { DomainFeed, Versioned } from './domain-feed';
import { readChanges } from './read-changes';
import { readRecords } from './read-records';

/**
 * Opens the feed of a domain that runs in this process.
 *
 * @param currentVersion the version of the domain's data; undefined while it is unknown, or is not followed
 */
export function openFeed(
  definition: SubgraphDefinition,
  database: DataSource,
  currentVersion: () => DataVersion | undefined,
): DomainFeed {
  async function versioned<Page>(read: () => Promise<Page>): Promise<Versioned<Page>> {
    const dataVersion = currentVersion();
    try {
      return { ...(await read()), dataVersion };
    } catch (error) {
      if (isDatabaseOverloaded(error)) throw new SubgraphOverloadedError(definition.name);
      if (isDatabaseUnavailable(error)) throw new SubgraphUnavailableError(definition.name);
      throw error;
    }
  }
  return {
    changes: (request, deadline) => versioned(() => readChanges(database, definition, request, deadline)),
    records: (request, deadline) => versioned(() => readRecords(database, definition, request, deadline)),
  };
}

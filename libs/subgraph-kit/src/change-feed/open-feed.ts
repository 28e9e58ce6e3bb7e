import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { isDatabaseOverloaded, isDatabaseUnavailable } from '../database/failures';
import type { SubgraphDefinition } from '../definition/subgraph';
import { describeRecords } from '../description/describe-records';
import type { DomainFeed, Versioned } from './domain-feed';
import { codeHash, type FollowedVersion } from './follow-version';
import { readChanges } from './read-changes';
import { readRecords } from './read-records';

interface FeedVersion {
  /** The version if it is followed already. */
  followed(): FollowedVersion | undefined;
  /** Follows the version from now on. */
  follow(): FollowedVersion;
}

/**
 * Opens the feed of a domain that runs in this process.
 *
 * @param version of the domain's data; absent while the database is prepared, when nobody follows it
 */
export function openFeed(definition: SubgraphDefinition, database: DataSource, version?: FeedVersion): DomainFeed {
  async function versioned<Page>(read: () => Promise<Page>): Promise<Versioned<Page>> {
    const dataVersion = version?.followed()?.last();
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
    describe: (request, deadline) =>
      versioned(async () => ({
        descriptions: await describeRecords(database, definition, request, deadline),
        code: codeHash(definition),
      })),
    async versionAfter(known, signal) {
      const followed = version?.follow();
      await followed?.otherThan(known, signal);
      return followed?.current();
    },
  };
}

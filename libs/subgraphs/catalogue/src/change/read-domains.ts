import {
  Deadline,
  type DomainFeed,
  type RecordSelection,
  type SubgraphContext,
  type Versioned,
} from '@tokorozawa/subgraph-kit';
import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';

/** The types of the records of each domain, by the name of the subgraph. */
export type TypesOfDomains = ReadonlyMap<string, readonly string[]>;

/** The arguments that choose records. */
export interface ChangeConditions {
  subgraphs?: string[] | null;
  recordTypes?: string[] | null;
  records?: string[] | null;
  versions?: boolean | null;
}

/** What to read of one domain. */
export interface SelectedDomain {
  name: string;
  selection: RecordSelection;
}

/** The domains that may have records which meet the conditions, in the order of their names. */
export function selectDomains(
  domains: TypesOfDomains,
  { subgraphs, recordTypes, records, versions }: ChangeConditions,
): SelectedDomain[] {
  return [...domains]
    .filter(([name]) => subgraphs?.includes(name) ?? true)
    .map(([name, types]) => ({
      name,
      selection: {
        types: types.filter((type) => recordTypes?.includes(type) ?? true),
        ids: records ?? undefined,
        includesVersions: versions ?? false,
      },
    }))
    .filter(({ selection }) => selection.types.length > 0)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** In milliseconds. A domain that does not answer by then keeps the others waiting no longer. */
const maxWait = 3_000;

/**
 * Reads a page of one domain. Undefined if the domain does not answer. The answer of the request depends on the version of
 * the domain's data.
 */
export async function readDomain<Page>(
  context: SubgraphContext,
  name: string,
  read: (feed: DomainFeed, deadline: Deadline) => Promise<Versioned<Page>>,
): Promise<Page | undefined> {
  const versions = (context.versionsRead ??= {});
  versions[name] = null;
  const feed = context.feeds.get(name);
  if (!feed) return undefined;
  try {
    const { dataVersion, ...page } = await read(feed, new Deadline(Math.min(maxWait, context.deadline.timeout)));
    versions[name] = dataVersion ?? null;
    return page as Page;
  } catch (error) {
    if (error instanceof SubgraphUnavailableError || error instanceof SubgraphOverloadedError) return undefined;
    throw error;
  }
}

import {
  constantCase,
  Deadline,
  type DomainFeed,
  type DomainFeeds,
  kebabCase,
  type Places,
  WrittenEntity,
} from '@tokorozawa/subgraph-kit';
import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { KnownRecordType } from './known-record-type';
import type { WebhookFilter } from './webhook.entity';

/** In milliseconds. A domain that does not answer by then is read later. */
const maxWait = 3_000;
const pageSize = 1_000;
/** How many pages of one domain are counted for one message; the next message is about the others. */
const maxPages = 20;

export const recordTypesOf = (database: DataSource): Promise<KnownRecordType[]> =>
  database.getRepository(KnownRecordType).find({ order: { id: 'ASC' } });

/** The types whose records municipalities enter. */
export const enteredTypesOf = ({ entityMetadatas }: DataSource): string[] =>
  entityMetadatas
    .filter(({ target }) => typeof target === 'function' && target.prototype instanceof WrittenEntity)
    .map(({ name }) => name);

/** Whether there are types of which a webhook with this filter is told, if its names and its municipality are known. */
export async function canBeTold(filter: WebhookFilter, database: DataSource): Promise<boolean> {
  const entered = enteredTypesOf(database);
  return (await recordTypesOf(database)).some(
    ({ id, subgraph }) => isWanted(filter, subgraph, id) && (!filter.municipality || entered.includes(id)),
  );
}

/** The names that a filter may have, each with the subgraph or type that it stands for. */
export async function subscribableTypes(
  database: DataSource,
): Promise<{ subgraphs: ReadonlyMap<string, string>; recordTypes: ReadonlyMap<string, string> }> {
  const known = await recordTypesOf(database);
  return {
    subgraphs: new Map(known.map(({ subgraph }) => [constantCase(subgraph), subgraph])),
    recordTypes: new Map(known.map(({ id }) => [constantCase(id), id])),
  };
}

/** The place of each domain now. One that does not answer is left out. */
export async function presentPlaces(feeds: DomainFeeds): Promise<Places> {
  const read = await Promise.all([...feeds].map(async ([name, feed]) => [name, await presentPlace(feed)] as const));
  return Object.fromEntries(read.filter((one): one is [string, string] => one[1] !== undefined));
}

async function presentPlace(feed: DomainFeed): Promise<string | undefined> {
  const page = await undefinedIfAway(
    feed.records({ types: [], includesVersions: false, first: 0 }, new Deadline(maxWait)),
  );
  return page?.cursor;
}

export interface SubscribedChanges {
  /** Behind everything that was counted. */
  places: Places;
  /** The number of changes; null if some are no longer known, and all records must be read anew. */
  count: number | null;
}

/** Counts changes for several webhooks at about the same time: what is the same for some of them is read once. */
export class ChangeCounter {
  readonly #counted = new Map<string, Promise<DomainChanges | undefined>>();

  constructor(
    private readonly feeds: DomainFeeds,
    private readonly types: KnownRecordType[],
  ) {}

  /**
   * Counts the changes behind these places that a webhook is to be told. A domain that does not answer keeps its place. One
   * without a place is new to the webhook, which hears of it from now on.
   */
  async count(filter: WebhookFilter | null, places: Places): Promise<SubscribedChanges> {
    const read = await Promise.all(
      [...this.feeds].map(async ([name, feed]): Promise<[string, DomainChanges] | undefined> => {
        const wanted = this.types
          .filter(({ id, subgraph }) => subgraph === name && isWanted(filter, subgraph, id))
          .map(({ id }) => id);
        if (wanted.length === 0) return undefined;
        const municipality = filter?.municipality ?? undefined;
        const key = JSON.stringify([name, wanted, municipality, places[name]]);
        const counting = this.#counted.get(key) ?? countChangesOf(feed, wanted, municipality, places[name]);
        this.#counted.set(key, counting);
        const changes = await counting;
        return changes && [name, changes];
      }),
    );
    const found = read.filter((one) => one !== undefined);
    const counts = found.map(([, { count }]) => count);
    return {
      places: { ...places, ...Object.fromEntries(found.map(([name, { place }]) => [name, place])) },
      count: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    };
  }
}

const isWanted = (filter: WebhookFilter | null, subgraph: string, type: string): boolean =>
  (filter?.subgraphs?.includes(constantCase(subgraph)) ?? true) &&
  (filter?.recordTypes?.includes(constantCase(type)) ?? true);

interface DomainChanges {
  place: string;
  count: number | null;
}

async function countChangesOf(
  feed: DomainFeed,
  types: string[],
  municipality: string | undefined,
  from: string | undefined,
): Promise<DomainChanges | undefined> {
  if (from === undefined) {
    const place = await presentPlace(feed);
    return place === undefined ? undefined : { place, count: 0 };
  }
  const changes: DomainChanges = { place: from, count: 0 };
  for (let page = 0; page < maxPages; page++) {
    const request = { types, includesVersions: false, after: changes.place, first: pageSize };
    const read = await undefinedIfAway(feed.changes(request, new Deadline(maxWait)));
    if (!read) break;
    if ('isExpired' in read) {
      const place = await presentPlace(feed);
      return place === undefined ? undefined : { place, count: null };
    }
    const told = read.changes.filter(({ type, id }) => isOf(municipality, type, id));
    changes.count = (changes.count ?? 0) + told.length;
    changes.place = read.cursor;
    if (!read.hasMore) break;
  }
  return changes;
}

/** The id of a record that a municipality has entered names it: `facility-112089-L-01`. */
const isOf = (municipality: string | undefined, type: string, id: string): boolean =>
  municipality === undefined || id.startsWith(`${kebabCase(type)}-${municipality}-`);

function undefinedIfAway<Page>(read: Promise<Page>): Promise<Page | undefined> {
  return read.catch((error: unknown) => {
    if (error instanceof SubgraphUnavailableError || error instanceof SubgraphOverloadedError) return undefined;
    throw error;
  });
}

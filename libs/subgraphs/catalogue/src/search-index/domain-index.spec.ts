import type { DomainFeed, PreparationResources } from '@tokorozawa/subgraph-kit';
import { DomainIndex } from './domain-index';
import { type IndexPlace } from './index-place.entity';

const domain = { name: 'domain', types: [] };

/** A domain without records, whose feed ends at one cursor. */
const feed = {
  describe: () => Promise.resolve({ descriptions: [], code: 'code of the domain' }),
  records: () => Promise.resolve({ records: [], hasMore: false, cursor: 'end' }),
  changes: () => Promise.resolve({ changes: [], hasMore: false, cursor: 'end' }),
} as unknown as DomainFeed;

/** The place of a domain as PostgreSQL would store it, which processes read and move. */
class StoredPlace {
  place: IndexPlace | undefined;
  reads = 0;
  /** Called before each read, in the place of other processes. */
  beforeRead: () => void = () => undefined;

  readonly writer = {
    executeSql: () => {
      this.reads++;
      this.beforeRead();
      return Promise.resolve({ rows: this.place ? [{ ...this.place, isComplete: false }] : [] });
    },
    transaction: (_municipality: undefined, work: (manager: unknown) => unknown) => work(this.#manager),
  } as unknown as PreparationResources['writer'];

  readonly #manager = {
    query: () => Promise.resolve([]),
    createQueryBuilder: () => ({
      insert: () => ({
        into: () => ({
          values: (place: IndexPlace) => ({ orIgnore: () => ({ returning: () => this.#insert(place) }) }),
        }),
      }),
    }),
    update: (_entity: unknown, before: Partial<IndexPlace>, after: IndexPlace) => {
      const isSame = this.place?.generation === before.generation && this.place?.revision === before.revision;
      if (isSame) this.place = after;
      return Promise.resolve({ affected: isSame ? 1 : 0 });
    },
    transaction: () => Promise.resolve(),
  };

  #insert(place: IndexPlace) {
    this.place = place;
    return { execute: () => Promise.resolve({ raw: [{ id: place.id }] }) };
  }

  /** Another process with other code begins to read all records anew. */
  takenByOther(): void {
    this.place = { id: domain.name, code: 'other', generation: 'theirs', revision: 1, cursor: 'end', scan: {} };
  }

  moveOn(): void {
    if (this.place) this.place = { ...this.place, revision: this.place.revision + 1 };
  }
}

/** An index that has followed the domain, whose place another process with other code has taken since. */
async function indexLeftToOther(): Promise<{ index: DomainIndex; stored: StoredPlace }> {
  const stored = new StoredPlace();
  const nothing = (): void => undefined;
  const index = new DomainIndex(domain, new Map([[domain.name, feed]]), stored.writer, nothing, undefined, 1);
  await index.bringUpToDate();
  stored.takenByOther();
  index.forgetPlace();
  stored.reads = 0;
  return { index, stored };
}

test('a domain is left to a process with other code until that is done', async () => {
  const { index, stored } = await indexLeftToOther();
  stored.beforeRead = () => {
    stored.moveOn();
    if (stored.reads === 5 && stored.place) stored.place = { ...stored.place, scan: null };
  };
  await index.bringUpToDate();
  expect(stored.place).toMatchObject({ code: 'other', generation: 'theirs', scan: null });
});

test.each([1, 2, 5])('a domain is taken over from a process that ends after %s steps', async (steps) => {
  const { index, stored } = await indexLeftToOther();
  stored.beforeRead = () => {
    if (stored.reads <= steps) stored.moveOn();
  };
  await index.bringUpToDate();
  expect(stored.place).toMatchObject({ scan: null, cursor: 'end' });
  expect(stored.place?.code).not.toBe('other');
});

import { createHash, randomUUID } from 'node:crypto';
import type { PreparationResources } from '@tokorozawa/subgraph-kit';
import { entryOfDocument, type IndexedDocument, type NewSearchEntry } from './entries-of-record';
import { IndexPlace } from './index-place.entity';
import { removeOtherDocuments, writeEntries } from './write-entries';

/** The place of the documents, which is not that of a subgraph. */
export const placeOfDocuments = 'documents';

/** SQL for how far the records of all domains are in the index. Documents contain words of records. */
export const placesOfRecords = `(
  SELECT md5(string_agg(concat_ws(' ', id, generation, revision), ',' ORDER BY id))
  FROM index_place WHERE id <> '${placeOfDocuments}')`;

/**
 * Reads the questions and the parts of the publication, with what the index has of their records. What has not changed since it
 * was last read is the same object.
 */
export type ReadDocuments = (
  writer: PreparationResources['writer'],
) => Promise<readonly IndexedDocument[]> | readonly IndexedDocument[];

/**
 * Makes the entries of questions and parts equal to what they and their records say. Does nothing if they are, or if the index
 * has moved meanwhile: whoever moved it does the same afterwards.
 */
export async function indexDocuments(
  readDocuments: ReadDocuments,
  writer: PreparationResources['writer'],
): Promise<void> {
  const { rows } = await writer.executeSql(`SELECT ${placesOfRecords} AS cursor`);
  const cursor = (rows as { cursor: string | null }[])[0]?.cursor ?? '';
  const { entries, code } = entriesOf(await readDocuments(writer));
  await writer.transaction(undefined, async (manager) => {
    const place = { id: placeOfDocuments, code: '', generation: randomUUID(), revision: 0, cursor: '', scan: null };
    await manager.createQueryBuilder().insert().into(IndexPlace).values(place).orIgnore().execute();
    const stored = await manager.findOneOrFail(IndexPlace, {
      where: { id: placeOfDocuments },
      lock: { mode: 'pessimistic_write' },
    });
    const [now] = await manager.query<{ cursor: string | null }[]>(`SELECT ${placesOfRecords} AS cursor`);
    if ((now?.cursor ?? '') !== cursor) return;
    if (stored.code === code) {
      if (stored.cursor !== cursor) await manager.update(IndexPlace, placeOfDocuments, { cursor });
      return;
    }
    const generation = randomUUID();
    await writeEntries(manager, entries, generation);
    await removeOtherDocuments(manager, generation);
    await manager.update(IndexPlace, placeOfDocuments, { code, generation, cursor });
  });
}

interface Entries {
  entries: NewSearchEntry[];
  /** Identifies all that is in them. */
  code: string;
}

const entriesOfDocuments = new WeakMap<readonly IndexedDocument[], Entries>();
const entryOfEach = new WeakMap<IndexedDocument, NewSearchEntry>();

/** To fold texts and to make terms of them takes longer than all else, so it is done once. */
function entriesOf(documents: readonly IndexedDocument[]): Entries {
  let made = entriesOfDocuments.get(documents);
  if (made) return made;
  const entries = documents.map((document) => {
    const entry = entryOfEach.get(document) ?? entryOfDocument(document);
    entryOfEach.set(document, entry);
    return entry;
  });
  made = { entries, code: createHash('sha256').update(JSON.stringify(entries)).digest('base64url') };
  entriesOfDocuments.set(documents, made);
  return made;
}

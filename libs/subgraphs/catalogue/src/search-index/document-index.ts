import { createHash, randomUUID } from 'node:crypto';
import type { PreparationResources } from '@tokorozawa/subgraph-kit';
import { codeOfEntries, entryOfDocument, type IndexedDocument, type NewSearchEntry } from './entries-of-record';
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
  const documents = await readDocuments(writer);
  const code = codeOf(documents);
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
    await writeEntries(manager, documents.map(entryOf), generation);
    await removeOtherDocuments(manager, generation);
    await manager.update(IndexPlace, placeOfDocuments, { code, generation, cursor });
  });
}

const codes = new WeakMap<readonly IndexedDocument[], string>();

/** Identifies what the entries of documents are made of. */
function codeOf(documents: readonly IndexedDocument[]): string {
  const code =
    codes.get(documents) ??
    createHash('sha256')
      .update(JSON.stringify([codeOfEntries, documents]))
      .digest('base64url');
  codes.set(documents, code);
  return code;
}

const entries = new WeakMap<IndexedDocument, NewSearchEntry>();

/** To fold texts and to make terms of them takes longer than all else, so it is done once. */
function entryOf(document: IndexedDocument): NewSearchEntry {
  const entry = entries.get(document) ?? entryOfDocument(document);
  entries.set(document, entry);
  return entry;
}

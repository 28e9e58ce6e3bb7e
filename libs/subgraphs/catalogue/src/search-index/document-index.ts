import { createHash, randomUUID } from 'node:crypto';
import type { PreparationResources } from '@tokorozawa/subgraph-kit';
import { entryOfDocument, type IndexedDocument } from './entries-of-record';
import { IndexPlace } from './index-place.entity';
import { removeOtherDocuments, writeEntries } from './write-entries';

/** The place of the documents, which is not that of a subgraph. */
export const placeOfDocuments = 'documents';

/** Makes the entries of questions and parts equal to these. Does nothing if they are. */
export async function indexDocuments(
  documents: IndexedDocument[],
  writer: PreparationResources['writer'],
): Promise<void> {
  const entries = documents.map(entryOfDocument);
  const code = createHash('sha256').update(JSON.stringify(entries)).digest('base64url');
  await writer.transaction(undefined, async (manager) => {
    const place = { id: placeOfDocuments, code: '', generation: randomUUID(), revision: 0, cursor: '', scan: null };
    await manager.createQueryBuilder().insert().into(IndexPlace).values(place).orIgnore().execute();
    const stored = await manager.findOneOrFail(IndexPlace, {
      where: { id: placeOfDocuments },
      lock: { mode: 'pessimistic_write' },
    });
    if (stored.code === code) return;
    const generation = randomUUID();
    await writeEntries(manager, entries, generation);
    await removeOtherDocuments(manager, generation);
    await manager.update(IndexPlace, placeOfDocuments, { code, generation });
  });
}

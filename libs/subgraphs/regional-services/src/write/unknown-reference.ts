import { KnownMunicipality, type Loaders } from '@tokorozawa/subgraph-kit';
import { type ItemError, WriteErrorCode } from './write-types';

/** The refusal of a value that names nothing. @param ja what it names, in the words of both languages */
export const unknownReference = (path: PropertyKey[], ja: string, en: string): ItemError => ({
  path,
  code: WriteErrorCode.UNKNOWN_REFERENCE,
  message: { ja: `${ja}は登録されていません。`, en: `The graph knows no ${en}.` },
});

/** Refuses the code of a municipality that the graph does not know. */
export async function unknownMunicipality(code: string, path: PropertyKey[], load: Loaders): Promise<ItemError[]> {
  if (await load.one(KnownMunicipality, code)) return [];
  return [unknownReference(path, `自治体 ${code} `, `municipality ${code}`)];
}

import type { SearchEntry } from '../search-index/search-entry.entity';
import type { EntryClass } from './lexemes';

/** An entry of the index, as far as its rank and most facets need it. A search reads hundreds, so each column counts. */
export interface FoundEntry extends Pick<
  SearchEntry,
  'id' | 'kind' | 'subgraph' | 'recordType' | 'omittedSince' | 'nameFolded' | 'line'
> {
  entryClass: EntryClass;
  /** As JSON: most of the entries that are read are not shown. */
  name: string;
}

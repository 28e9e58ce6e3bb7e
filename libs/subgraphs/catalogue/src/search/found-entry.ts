import type { SearchEntry } from '../search-index/search-entry.entity';
import type { EntryClass } from './lexemes';

/** An entry of the index, as far as its rank and the facets need it. */
export interface FoundEntry extends Pick<
  SearchEntry,
  'id' | 'kind' | 'subgraph' | 'recordType' | 'recordId' | 'editionId' | 'omittedSince' | 'nameFolded' | 'line'
> {
  entryClass: EntryClass;
  /** As JSON, like `sections`: most of the entries that are read are not shown, and need neither. */
  name: string;
  sections: string;
}

import type { SearchEntry } from '../search-index/search-entry.entity';
import type { EntryClass } from './lexemes';

/** An entry of the index, as far as its rank and the facets need it. */
export interface FoundEntry extends Pick<
  SearchEntry,
  | 'id'
  | 'kind'
  | 'subgraph'
  | 'recordType'
  | 'recordId'
  | 'editionId'
  | 'omittedSince'
  | 'sections'
  | 'name'
  | 'nameFolded'
  | 'line'
> {
  entryClass: EntryClass;
}

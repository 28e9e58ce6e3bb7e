export { spellDate } from './date-words';
export { foldForSearch, foldWithOrigins } from './fold';
export { type QueryAlternative, type QueryWord, type ReadQuery, readQuery, wordsBeginningWith } from './query';
export { type Mark, type Snippet, snippetOf } from './snippet';
export { findMatches, patternOf, termsOf } from './terms';
export { readVocabulary, type SearchVocabulary } from './vocabulary';

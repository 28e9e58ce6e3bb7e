export { type Arrangement, arrangeRows, unarranged } from './arrange-rows';
export { cellText, columnKind, type ColumnKind, isNumeric } from './cells';
export { type CitedRecord, recordsOf, sourcesOf, subjectOf } from './cited-records';
export { correctedPlaces, countCorrected } from './corrected-places';
export { DateCell, type DateInterval, intervalOf, isDate, type Precision } from './date-cell';
export { type Failure, failuresOf } from './failures';
export { type Column } from './columns';
export { type AnswerTable, cellPath, firstTable, type Row, tablesOf } from './flatten';
export { foldText } from './fold-text';
export { pathOfRecord } from './joined-lists';
export { columnHeaders, type HeaderStyle, tableTitle } from './column-headers';
export { enumWord, type Language, labelOf, pathLabel, typeLabel } from './label';
export {
  changesContent,
  correctionFacts,
  correctionText,
  gapText,
  type Note,
  notesOfRecord,
  openText,
  rowNotes,
} from './notes';
export { noteWords } from './note-words';
export {
  addProvenance,
  type FieldCorrection,
  findRecords,
  type Provenance,
  provenanceKey,
  recordAround,
  type RecordProvenance,
} from './provenance';
export { isEndOfRange } from './end-of-range';
export { type Constant, type Reading, type ReadingColumn, readingOf, sortValue } from './reading';
export { type CellItems, cellItems, type CellText, readingText, separatorBetween, valueAtPlace } from './reading-text';
export { type AnswerField, answerShape, commentAbove, type Path, pathKey, valueAt } from './shape';
export { type DatedSheet, notesHeader, noteText, type Sheet, type SheetCell, toSheet, withDays } from './sheet';
export {
  decimalsOf,
  isWordless,
  measureName,
  numberInWords,
  shortSign,
  unitOfName,
  unitOfWord,
  type ValueUnit,
  valueWriter,
} from './unit';

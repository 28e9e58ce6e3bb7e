export { type Arrangement, arrangeRows, columnHeaders, type HeaderStyle, tableTitle, unarranged } from './arrange';
export { cellText, columnKind, type ColumnKind, isNumeric } from './cells';
export { type CitedRecord, recordsOf, sourcesOf, subjectOf } from './cited-records';
export { correctedPlaces, countCorrected } from './corrected-places';
export { DateCell, type DateInterval, intervalOf, isDate, type Precision } from './date-cell';
export { type Failure, failuresOf } from './failures';
export { type AnswerTable, cellPath, type Column, firstTable, type Row, tablesOf } from './flatten';
export { foldText } from './fold-text';
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
export {
  addProvenance,
  type FieldCorrection,
  findRecords,
  type Provenance,
  provenanceKey,
  recordAround,
  type RecordProvenance,
} from './provenance';
export { type Reading, type ReadingColumn, readingOf, readingText, sortValue } from './reading';
export { type AnswerField, answerShape, commentAbove, type Path, pathKey, valueAt } from './shape';
export { type DatedSheet, notesHeader, noteText, type Sheet, type SheetCell, toSheet, withDays } from './sheet';
export { decimalsOf, measureName, shortSign, unitOfName, unitOfWord, type ValueUnit, valueWriter } from './unit';

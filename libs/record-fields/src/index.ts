export {
  cellsOf,
  columnsOf,
  headOf,
  isoText,
  separator,
  unitOf,
  type CellValue,
  type Column,
  type ColumnType,
} from './columns';
export { joinedHead, withoutRepetition } from './heads';
export { inReadingOrder } from './reading-order';
export {
  dateSelection,
  isRecord,
  recordFields,
  selectionOf,
  type FieldKind,
  type RecordField,
  type ReferenceDetail,
} from './record-fields';
export { englishOf, enumText, japaneseOf, separated } from './words';

export {
  cellsOf,
  columnsOf,
  headerOf,
  isoText,
  separator,
  unitOf,
  type CellValue,
  type Column,
  type ColumnType,
} from './columns';
export { joinedHeader, withoutRepetition } from './joined-header';
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
export { englishLabelOf, englishOf, enumText, lowerInitial, separated } from './words';

export { type Arrangement, arrangeRows, columnHeaders, type HeaderStyle, tableTitle, unarranged } from './arrange';
export { cellText, columnKind, type ColumnKind, isNumeric } from './cells';
export { DateCell, isDate } from './date-cell';
export { type AnswerTable, cellPath, type Column, firstTable, type Row, tablesOf } from './flatten';
export { foldText } from './fold-text';
export { enumWord, type Language, labelOf, pathLabel } from './label';
export { type AnswerField, answerShape, type Path, pathKey, valueAt } from './shape';

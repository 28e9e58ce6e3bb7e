// What browsers need: it reads no files.
export type { ChartDeclaration } from './chart-declaration';
export { dayInJapan } from './day-rule';
export { computeDefaults, readHead, requirePart, requireText, tablesIn, textIn, withDefaults } from './question-head';

// What browsers need: it reads no files.
export { dayInJapan } from './day-rule';
export { computeDefaults, readHead, requirePart, requireText, textIn, withDefaults } from './question-head';

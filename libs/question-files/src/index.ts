export type { ChartDeclaration } from './chart-declaration';
export { type DayRule, dayInJapan, endOfDayInJapan } from './day-rule';
export { computeDefaults, withDefaults } from './question-head';
export {
  type DomainFolder,
  type PartFile,
  type QuestionFile,
  questionFolders,
  type QuestionFiles,
  readQuestionFiles,
} from './question-files';

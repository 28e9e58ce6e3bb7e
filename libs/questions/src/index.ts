import { readQuestionFiles, type DomainFolder } from '@tokorozawa/question-files';
import type { Resource } from '@tokorozawa/resources';
import type { KnownQuestions } from './question';
import { questionListResource } from './question-list';
import { questionResource } from './question-resource';

export type { Parameter } from './parameters';
export { questionAddress } from './addresses';
export {
  askQuestion,
  chosenTable,
  idsOf,
  requireComplete,
  sentenceOfAnswer,
  shownTables,
  type QuestionAnswer,
} from './answer';
export { legend, markedRoom, marksOf, notesList, numberNotes, roomOfMarks } from './answer-notes';
export { answerTable, constantsText } from './answer-table';
export { chartOfAnswer, pictureOfAnswer } from './picture';
export { findQuestion, prepareQuestion, questionPath, type KnownQuestions, type Question } from './question';
export { notesOf } from './sheet-of-answer';
export { citationFigure, shareHeading, shareLink, sourceList } from './share-parts';
export { readVariables, requireParametersOf, typeText } from './read-variables';

/** The ready-made questions of these domains. Their files are read when a question is first needed. */
export function knownQuestions(domains: readonly DomainFolder[]): KnownQuestions {
  let files: ReturnType<typeof readQuestionFiles> | undefined;
  const read = () => (files ??= readQuestionFiles([...domains]));
  return {
    get questions() {
      return read().questions;
    },
    get parts() {
      return read().parts;
    },
  };
}

/** Each question at an address of its own, and the list of them. */
export const questions = (known: KnownQuestions): Resource[] => [questionListResource(known), questionResource(known)];

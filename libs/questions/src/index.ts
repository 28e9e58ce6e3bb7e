import { readQuestionFiles, type DomainFolder } from '@tokorozawa/question-files';
import type { Resource } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { KnownQuestions } from './question';
import { questionListResource } from './question-list';
import { questionResource } from './question-resource';

export type { Parameter } from './parameters';
export { prepareQuestion, questionPath, type KnownQuestions, type Question } from './question';
export { readVariables, typeText } from './read-variables';

export interface Domain extends DomainFolder {
  title: LocalizedText;
}

/** The ready-made questions of these domains, each at an address of its own, and the list of them. */
export function questions(domains: readonly Domain[]): Resource[] {
  let files: ReturnType<typeof readQuestionFiles> | undefined;
  const read = () => (files ??= readQuestionFiles([...domains]));
  const titles = new Map(domains.map(({ name, title }) => [name, title]));
  const known: KnownQuestions = {
    get questions() {
      return read().questions;
    },
    get parts() {
      return read().parts;
    },
    titleOf: (subgraph) => titles.get(subgraph) ?? { ja: subgraph, en: subgraph },
  };
  return [questionListResource(known), questionResource(known)];
}

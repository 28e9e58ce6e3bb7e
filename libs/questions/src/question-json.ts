import { pathKey } from '@tokorozawa/answer-tables';
import { license } from '@tokorozawa/pages';
import type { PartFile } from '@tokorozawa/question-files';
import type { ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { explorerPath, questionAddress } from './addresses';
import { type QuestionAnswer, shownTables } from './answer';
import { citationOfAnswer } from './citation';
import { questionPath } from './question';

/** An answer for a program: the data as GraphQL answers them, then what was asked and where it comes from. */
export function writeJson(
  answer: QuestionAnswer,
  part: PartFile | undefined,
  { addresses, locale }: ResourceRequest,
): string {
  const { question, variables, data, records } = answer;
  const { id, sentence, query } = question;
  const language = languageTagOf[locale];
  const body = {
    data,
    question: {
      id,
      sentence,
      part: part && { id: part.id, title: part.title },
      query,
      address: addresses.absolute(questionPath(id)),
    },
    variables,
    address: addresses.absolute(questionAddress(question, variables)),
    explorer: addresses.absolute(explorerPath(question, variables)),
    citation: citationOfAnswer(answer, addresses, language, shownTables(answer, null)),
    license: license[language],
    provenance: records.map(({ path, type, provenance }) => {
      const { status, edition, heading, lines, corrections, gaps, openLists } = provenance;
      return { path: pathKey(path), type, status, edition, heading, lines, corrections, gaps, openLists };
    }),
  };
  return `${JSON.stringify(body)}\n`;
}

import type { QuestionFiles } from '@tokorozawa/question-files';
import type { IndexedDocument } from '../search-index/entries-of-record';
import { EntryKind } from '../search-index/search-entry.entity';

/** What the search finds of questions and parts. */
export const questionDocuments = ({ questions, parts }: QuestionFiles): IndexedDocument[] => [
  ...[...questions.values()].map(({ id, subgraph, sentence, about, chart }) => ({
    kind: EntryKind.QUESTION as const,
    id,
    subgraph,
    name: sentence,
    texts: [
      ...(about ? [{ field: 'about', ja: about.ja, en: about.en }] : []),
      ...(chart?.title ? [{ field: 'picture', ja: chart.title.ja, en: chart.title.en }] : []),
    ],
  })),
  ...[...parts.values()].map(({ id, subgraph, title, about }) => ({
    kind: EntryKind.PART as const,
    id,
    subgraph,
    name: title,
    texts: [{ field: 'about', ja: about.ja, en: about.en ?? null }],
  })),
];

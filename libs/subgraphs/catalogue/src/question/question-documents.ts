import type { PartFile, QuestionFile, QuestionFiles } from '@tokorozawa/question-files';
import type { DescribedText } from '@tokorozawa/subgraph-kit';
import type { FieldNames } from '../field-names';
import { indicatorId } from '../indicator/indicator-id';
import { Indicator } from '../indicator/indicator.entity';
import { type DescribedRow, readDescribedRows } from '../search-index/described-rows';
import type { ReadDocuments } from '../search-index/document-index';
import type { IndexedDocument } from '../search-index/entries-of-record';
import { EntryKind } from '../search-index/search-entry.entity';
import { askedOfQuestion, type AskedOfQuestion, type KnownGraph, type RowsByType } from './answered-records';

/** Longer texts are prose, by which nobody looks for a question. In UTF-16 units. */
const maxLength = 40;

/**
 * What the search finds of questions and parts. A question is found by what it asks, by the words for its lists and numbers,
 * and by what it answers with: the names and other short texts of its records, and of what its indicators are about.
 */
export function questionDocuments(
  { questions, parts }: QuestionFiles,
  graph: KnownGraph & { nameOfField: FieldNames },
): ReadDocuments {
  const asked = [...questions.values()].map((question) => {
    const what = askedOfQuestion(question, graph);
    return { question, what, words: wordsOf(what, graph.nameOfField), known: new Map<string, IndexedDocument>() };
  });
  const ofParts = [...parts.values()].map(documentOfPart);
  const types = [...new Set([...asked.flatMap(({ what }) => what.records.map(({ type }) => type)), Indicator.name])];
  let last: { json: string; documents: IndexedDocument[] } | undefined;
  return async (writer) => {
    const json = await readDescribedRows(types, writer);
    if (last?.json === json) return last.documents;
    const rows: RowsByType = new Map(Object.entries(JSON.parse(json) as Record<string, DescribedRow[]>));
    const documents = asked.map(({ question, what, words, known }) => {
      const document = documentOfQuestion(question, [...words, ...textsOf(what, rows)]);
      const key = JSON.stringify(document.texts);
      const same = known.get(key) ?? document;
      known.clear();
      known.set(key, same);
      return same;
    });
    last = { json, documents: [...documents, ...ofParts] };
    return last.documents;
  };
}

const documentOfQuestion = (
  { id, subgraph, sentence, about, chart }: QuestionFile,
  answered: DescribedText[],
): IndexedDocument => ({
  kind: EntryKind.QUESTION,
  id,
  subgraph,
  name: sentence,
  texts: [
    ...(about ? [{ field: 'about', ja: about.ja, en: about.en }] : []),
    ...(chart?.title ? [{ field: 'picture', ja: chart.title.ja, en: chart.title.en }] : []),
    ...distinct(answered),
  ],
});

const documentOfPart = ({ id, subgraph, title, about }: PartFile): IndexedDocument => ({
  kind: EntryKind.PART,
  id,
  subgraph,
  name: title,
  texts: [{ field: 'about', ja: about.ja, en: about.en ?? null }],
});

/** The words of the schema for lists and numbers, without those for what they are in. */
const wordsOf = ({ named }: AskedOfQuestion, nameOfField: FieldNames): DescribedText[] =>
  named.map((path) => {
    const { ja, en = ja } = nameOfField('Query', path);
    return { field: path, ja: lastWord(ja), en: lastWord(en) };
  });

const lastWord = (words: string): string => words.split(' › ').at(-1) ?? words;

/** What the records say, and the indicators, in the fields that the answer has. */
function textsOf({ records, indicators }: AskedOfQuestion, rows: RowsByType): DescribedText[] {
  const ofRecords = records.flatMap(({ type, fields, has }) =>
    (rows.get(type) ?? [])
      .filter((row) => has(row, rows))
      .flatMap(({ texts }) =>
        texts.flatMap((text) => {
          const field = fields.get(text.field);
          return field !== undefined && isShort(text) ? [{ ...text, field }] : [];
        }),
      ),
  );
  const ids = new Set(indicators.flatMap((code) => [code, indicatorId({ id: code })]));
  const ofIndicators = (rows.get(Indicator.name) ?? [])
    .filter(({ recordId }) => ids.has(recordId))
    .flatMap(({ texts }) => texts.filter(({ field }) => namesOfIndicator.has(field)));
  return [...ofRecords, ...ofIndicators.map((text) => ({ ...text, field: indicatorField }))];
}

const isShort = ({ ja, en }: DescribedText): boolean => (ja ?? en ?? '').length <= maxLength;

/** What it measures, and of which records. */
const namesOfIndicator = new Set(['name', 'recordNames']);

/** Where the graph has the indicators that a question names in its conditions. */
const indicatorField = 'indicators.name';

const distinct = (texts: DescribedText[]): DescribedText[] => [
  ...new Map(texts.map((text) => [`${text.ja}\n${text.en}`, text])).values(),
];

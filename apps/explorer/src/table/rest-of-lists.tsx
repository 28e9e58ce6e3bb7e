import { useGraphiQL } from '@graphiql/react';
import { failuresOf, labelOf } from '@tokorozawa/answer-tables';
import { lowerInitial } from '@tokorozawa/record-fields';
import { type DocumentNode, print } from 'graphql';
import { useState } from 'react';
import { type AnsweredRequest, answers, type ParsedAnswer } from '../answer/answers';
import { cutInnerLists, type InnerList, withLargestPages } from '../answer/inner-lists';
import { unfinishedLists, maxPageSize, type PagedList, readWhole } from '../answer/whole-lists';
import { useRunQuery } from '../editor/run-query';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { type ShownTable } from './shown-table';

/** The lists of a table that go on behind the page that was asked, each with a button that reads all of it. */
export function RestOfLists({ answer, shown }: { answer: ParsedAnswer; shown: ShownTable }) {
  const { document, shape, request, schema } = answer;
  if (!document) return null;
  const { data } = request.answer;
  const isShown = ({ path }: { path: string[] }): boolean => `${shown.table.id}.`.startsWith(`${path.join('.')}.`);
  const isJoined = ({ path }: InnerList): boolean => `${path.join('.')}.`.startsWith(`${shown.table.id}.`);
  const inner = cutInnerLists(shape, data, { schema, document, variables: request.variables });
  return (
    <>
      {unfinishedLists(shape, data, shown.provenance.totals)
        .filter(isShown)
        .map((list) => (
          <RestOfList key={list.path.join('.')} {...{ answer, document, list }} />
        ))}
      {inner
        .filter((list) => isShown(list) || isJoined(list))
        .map((list) => (
          <RestOfInnerList key={list.path.join('.')} {...{ schema, document, list }} />
        ))}
    </>
  );
}

/** How much of a list inside each record is here at the most, and the button that asks for larger pages of it. */
function RestOfInnerList({
  schema,
  document,
  list,
}: Pick<ParsedAnswer, 'schema'> & { document: DocumentNode; list: InnerList }) {
  const t = useTranslate();
  const language = useLanguage();
  const run = useRunQuery();
  const name = labelOf(list.field, language);
  return (
    <p className="rest">
      <span role="status">
        {t({
          ja: `${name}は、1件につきはじめの${list.size}件までです。`,
          en: `The first ${list.size} of ${lowerInitial(name)} of each record, at the most.`,
        })}
        {list.size >= maxPageSize &&
          t({
            ja: '記録を一つだけ尋ねると、すべて見られます。',
            en: ' Ask for one record alone to see all of them.',
          })}
      </span>{' '}
      {list.size < maxPageSize && (
        <button type="button" onClick={() => run(print(withLargestPages({ schema, document }, list)))}>
          {t({ ja: `${maxPageSize}件まで見る`, en: `Show up to ${maxPageSize}` })}
        </button>
      )}
    </p>
  );
}

interface RestProps {
  answer: ParsedAnswer;
  document: DocumentNode;
  list: PagedList;
}

type Reading = { state: 'waiting' } | { state: 'reading'; count: number } | { state: 'failed'; message: LocalizedText };

/** How much of a list is here, and the button that reads all of it. Table, chart and files are then of everything. */
function RestOfList({ answer: { request: shownRequest }, document, list }: RestProps) {
  const t = useTranslate();
  const language = useLanguage();
  const responseEditor = useGraphiQL(({ responseEditor }) => responseEditor);
  const [reading, setReading] = useState<Reading>({ state: 'waiting' });

  async function readAll(tab: string, request: AnsweredRequest): Promise<void> {
    setReading({ state: 'reading', count: 0 });
    const answer = await readWhole(request.answer, {
      request: { ...request, document },
      list,
      onProgress: (count) => setReading({ state: 'reading', count }),
    });
    const current = answers.ofTab(tab);
    if (current !== request) {
      // Its answer may have been replaced by that in another language meanwhile.
      if (current && isSameRequest(current, request)) return readAll(tab, current);
      setReading({ state: 'waiting' });
    } else if (!answer.data) {
      setReading({ state: 'failed', message: failuresOf(answer)[0]?.message ?? noReason });
    } else {
      const whole = [...(request.whole ?? []), list];
      answers.record(tab, { ...request, answer, whole, receivedAt: new Date() });
      if (answers.openTab() === tab) responseEditor?.setValue(JSON.stringify(answer, null, 2));
    }
  }

  const name = labelOf(list.field, language);
  const total = list.total?.toLocaleString();
  const shown = list.shown.toLocaleString();
  const isReading = reading.state === 'reading';
  return (
    <p className="rest">
      <span role="status">
        {isReading
          ? t({
              ja: `読み込んでいます(${reading.count.toLocaleString()}件)。`,
              en: `Loading (${reading.count.toLocaleString()}).`,
            })
          : total === undefined
            ? t({ ja: `${name}のはじめの${shown}件です。`, en: `The first ${shown} of ${lowerInitial(name)}.` })
            : t({ ja: `${name}${total}件のうち${shown}件です。`, en: `${shown} of ${total} ${lowerInitial(name)}.` })}
      </span>{' '}
      <button type="button" disabled={isReading} onClick={() => void readAll(answers.openTab(), shownRequest)}>
        {total === undefined
          ? t({ ja: 'すべて見る', en: 'Show all' })
          : t({ ja: `すべて見る(${total}件)`, en: `Show all ${total}` })}
      </button>
      {reading.state === 'failed' && (
        <span className="rest-failure" role="alert">
          {t({ ja: 'すべては読めませんでした。', en: 'Not everything could be loaded.' })} {t(reading.message)}
        </span>
      )}
    </p>
  );
}

const isSameRequest = (one: AnsweredRequest, other: AnsweredRequest): boolean =>
  one.query === other.query && one.variables === other.variables && one.operationName === other.operationName;

const noReason: LocalizedText = {
  ja: '少し待って、もう一度押してください。',
  en: 'Wait a moment, then press the button again.',
};

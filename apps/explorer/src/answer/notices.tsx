import { tryParseJSONC, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type AnswerField, type Failure, failuresOf, labelOf, type Path } from '@tokorozawa/answer-tables';
import { type ReactNode } from 'react';
import { type Language, type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { dayOf } from '@tokorozawa/pages/citation';
import { type AnsweredRequest, type ParsedAnswer } from './answers';
import { useDomainTitles } from './domains';

interface FaultProps {
  title: LocalizedText;
  /** What is wrong, and what to do. */
  children: ReactNode;
  /** Tries once more. */
  retry?: { label: LocalizedText; onClick: () => void };
}

/** What stands in place of an answer. Screen readers announce it. */
function Fault({ title, children, retry }: FaultProps) {
  const t = useTranslate();
  return (
    <section className="failure" role="alert">
      <h2>{t(title)}</h2>
      {children}
      {retry && (
        <button type="button" onClick={retry.onClick}>
          {t(retry.label)}
        </button>
      )}
    </section>
  );
}

/** Says in words what went wrong with an answer: what is missing, from which domain, and what to do. */
export function FailureNotice({ answer }: { answer: ParsedAnswer }) {
  const t = useTranslate();
  const { run } = useGraphiQLActions();
  const { failures, shape, tables } = answer;
  if (failures.length === 0) return null;
  return (
    <Fault
      title={
        tables.length > 0
          ? { ja: '答えの一部が欠けています', en: 'Part of the answer is missing' }
          : { ja: '答えは得られませんでした', en: 'There is no answer' }
      }
      retry={{ label: { ja: 'もう一度実行', en: 'Run again' }, onClick: () => run() }}
    >
      <ul>
        {groupByMessage(failures).map(({ failure, paths }) => (
          <li key={failure.code + failure.message.en}>
            {t(failure.message)} <MissingFields shape={shape} paths={paths} />
          </li>
        ))}
      </ul>
    </Fault>
  );
}

/** Says that the last run got no answer, why, and from which run the answer is that stands below. */
export function EarlierAnswerNotice({ shown, unanswered }: { shown: AnsweredRequest; unanswered: AnsweredRequest }) {
  const t = useTranslate();
  const language = useLanguage();
  const titleOf = useDomainTitles();
  const { run } = useGraphiQLActions();
  const messages = new Set(failuresOf(unanswered.answer, titleOf).map(({ message }) => t(message)));
  const [day, time] = [dayOf(shown.receivedAt, language), timeInJapan(shown.receivedAt)];
  const hasOtherVariables = JSON.stringify(shown.variables) !== JSON.stringify(unanswered.variables);
  return (
    <Fault
      title={{ ja: '新しい答えは得られませんでした', en: 'There is no new answer' }}
      retry={{ label: { ja: 'もう一度実行', en: 'Run again' }, onClick: () => run() }}
    >
      <p>
        {t({
          ja: `下の表、図、出典、JSON、ファイルは、${day} ${time}(日本時間)に受け取った前の答えのものです。`,
          en: `The table, chart, sources, JSON and files below are those of the earlier answer, received on ${day} at ${time} (Japan time).`,
        })}
        {hasOtherVariables &&
          t({ ja: '変数は、そのときの値です。', en: ' Its variables had the values that they had then.' })}
      </p>
      <ul>
        {[...messages].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Fault>
  );
}

const timeInJapan = (moment: Date): string =>
  moment.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });

/** Failures with the same message appear once, with all their paths. */
function groupByMessage(failures: Failure[]): { failure: Failure; paths: Path[] }[] {
  const groups = new Map<string, { failure: Failure; paths: Path[] }>();
  for (const failure of failures) {
    const earlier = groups.get(failure.message.en)?.paths ?? [];
    groups.set(failure.message.en, { failure, paths: [...earlier, failure.path] });
  }
  return [...groups.values()];
}

function MissingFields({ shape, paths }: { shape: AnswerField[]; paths: Path[] }) {
  const language = useLanguage();
  const labels = new Set(paths.map((path) => labelOfPath(shape, path, language)).filter(Boolean));
  if (labels.size === 0) return null;
  return (
    <span className="failure-places">
      {language === 'ja' ? '欠けている項目: ' : 'Missing: '}
      {[...labels].join(language === 'ja' ? '、' : ', ')}
    </span>
  );
}

/** A path of the answer in words: "姉妹都市 › 節". */
function labelOfPath(fields: AnswerField[], [key, ...rest]: Path, language: Language): string {
  if (key === undefined) return '';
  if (typeof key === 'number') return labelOfPath(fields, rest, language);
  const field = fields.find((each) => each.key === key);
  if (!field) return key;
  return [labelOf(field, language), labelOfPath(field.fields, rest, language)].filter(Boolean).join(' › ');
}

/** Says that no query can be answered because the site does not answer; nothing while it is still asked. */
export function SchemaNotice() {
  const t = useTranslate();
  const { introspect, run } = useGraphiQLActions();
  const fetchError = useGraphiQL((state) => state.fetchError);
  if (!fetchError) return <p role="status">{t({ ja: '読み込み中です。', en: 'Loading.' })}</p>;
  return (
    <Fault
      title={{ ja: 'サーバーから応答がありません', en: 'The server does not answer' }}
      retry={{
        label: { ja: 'もう一度試す', en: 'Try again' },
        onClick: () => void introspect().then(() => run()),
      }}
    >
      <p>
        {t({
          ja: '通信を確かめ、少し待って、もう一度試してください。書いた問い合わせは、この端末に残っています。',
          en: 'Check your connection, wait a moment, then try again. The query you wrote is kept on this device.',
        })}
      </p>
    </Fault>
  );
}

/** Says that a query cannot run because its variables are not JSON. GraphiQL itself says nothing. */
export function VariablesNotice() {
  const t = useTranslate();
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  if (isParsable(variables)) return null;
  return (
    <Fault title={{ ja: '変数が読めません', en: 'The variables cannot be read' }}>
      <p>
        {t({
          ja: '変数は { "名前": 値 } の形の JSON で書きます。直すか空にしてから、▶ を押してください。',
          en: 'Variables are JSON like { "name": value }. Correct or remove them, then press ▶.',
        })}
      </p>
    </Fault>
  );
}

function isParsable(variables: string): boolean {
  try {
    tryParseJSONC(variables);
    return true;
  } catch {
    return false;
  }
}

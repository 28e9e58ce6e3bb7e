import { useEffect, useState } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { type PartState, type PartStatus, reasonText, type Slice, slicesOf, type StatusAnswer } from './history';

/** In milliseconds. */
const refreshInterval = 10_000;
const hours = 24;
const slices = 48;
/** The changes of one part that are listed. */
const listedChanges = 20;

const stateNames: Record<Slice['state'], LocalizedText> = {
  up: { ja: '応答しています', en: 'Answers' },
  down: { ja: '応答していません', en: 'Does not answer' },
  suspended: { ja: '休止中(応答に誤りが多い)', en: 'Suspended (it answered badly)' },
  refused: { ja: '参加できません', en: 'Cannot join' },
  unknown: { ja: '記録なし', en: 'No record' },
};

/** Whether each domain and partner answers now, and how it was in the last hours. */
export function StatusPage() {
  const t = useTranslate();
  const answer = useStatus();
  return (
    <main className="front status" id="main">
      <h1>{t({ ja: '稼働状況', en: 'Status' })}</h1>
      {!answer && <p className="soft">…</p>}
      {answer === 'unknown' && (
        <p role="status">{t({ ja: 'いま、状態を確かめられません。', en: 'The status is not available now.' })}</p>
      )}
      {answer && answer !== 'unknown' && <Parts answer={answer} />}
    </main>
  );
}

/** Undefined before the first answer; "unknown" while the gateway does not answer. */
function useStatus(): StatusAnswer | 'unknown' | undefined {
  const [answer, setAnswer] = useState<StatusAnswer | 'unknown'>();
  useEffect(() => {
    const update = () => void fetchStatus().then(setAnswer);
    update();
    const timer = setInterval(update, refreshInterval);
    return () => clearInterval(timer);
  }, []);
  return answer;
}

async function fetchStatus(): Promise<StatusAnswer | 'unknown'> {
  try {
    const response = await fetch('./status.json');
    return (await response.json()) as StatusAnswer;
  } catch {
    return 'unknown';
  }
}

function Parts({ answer: { parts, now, since } }: { answer: StatusAnswer }) {
  const t = useTranslate();
  const time = useTime();
  const domains = parts.filter(({ kind }) => kind === 'domain');
  const partners = parts.filter(({ kind }) => kind === 'partner');
  const list = (items: PartStatus[]) => (
    <ul className="parts">
      {items.map((part) => (
        <Part key={part.name} part={part} now={Date.parse(now)} />
      ))}
    </ul>
  );
  return (
    <>
      <Summary parts={parts} />
      <p className="soft">
        {t({
          ja: `${time(now)} 現在(日本時間)。10 秒ごとに更新します。記録は ${time(since)} からです。`,
          en: `As of ${time(now)} in Japan, updated every 10 seconds. The record begins on ${time(since)}.`,
        })}
      </p>
      <section aria-labelledby="domains">
        <h2 id="domains">{t({ ja: '市の領域', en: 'Domains of the city' })}</h2>
        {list(domains)}
      </section>
      <section aria-labelledby="partners">
        <h2 id="partners">{t({ ja: '参加するほかの組織', en: 'Partners' })}</h2>
        {partners.length > 0 ? (
          list(partners)
        ) : (
          <p>{t({ ja: '参加しているほかの組織はありません。', en: 'No other organization has joined.' })}</p>
        )}
      </section>
      <p className="soft">
        {t({ ja: 'プログラムからは ', en: 'For programs: ' })}
        <a href="./status.json">status.json</a>
      </p>
    </>
  );
}

function Summary({ parts }: { parts: PartStatus[] }) {
  const t = useTranslate();
  const troubled = parts.filter((part) => stateOf(part) !== 'up').length;
  return (
    <p className={`summary summary-${troubled > 0 ? 'down' : 'up'}`} role="status">
      {troubled === 0
        ? t({ ja: 'すべて応答しています。', en: 'Everything answers.' })
        : t({
            ja: `${parts.length} のうち ${troubled} が応答していません。ほかは使えます。`,
            en: `${troubled} of ${parts.length} ${troubled === 1 ? 'does' : 'do'} not answer. The others can be used.`,
          })}
    </p>
  );
}

const stateOf = ({ history }: PartStatus): PartState => history.at(-1)?.state ?? 'unknown';

function Part({ part, now }: { part: PartStatus; now: number }) {
  const t = useTranslate();
  const time = useTime();
  const state = stateOf(part);
  const last = part.history.at(-1);
  const title = t({ en: part.title.ja, ...part.title });
  return (
    <li className={`part part-${state}`}>
      <h3>
        {title} {title !== part.name && <span className="soft part-name">{part.name}</span>}
      </h3>
      <p className="part-state">
        {t(stateNames[state])}
        {last && <span className="soft"> {t({ ja: `${time(last.at)} から`, en: `since ${time(last.at)}` })}</span>}
      </p>
      {last?.because && <p className="part-reason">{t(reasonText(last.because))}</p>}
      {part.notice && (
        <p className="part-reason">
          {t({
            ja: '新しい設定は使えないため、前のまま動いています: ',
            en: 'Its new settings cannot be used, so it runs as before: ',
          })}
          {t(reasonText(part.notice))}
        </p>
      )}
      <Strip part={part} now={now} />
      {part.history.length > 1 && <Changes part={part} />}
    </li>
  );
}

/** The last hours as a row of bars. Color is not the only sign: bars of trouble are shorter. */
function Strip({ part, now }: { part: PartStatus; now: number }) {
  const t = useTranslate();
  const time = useTime();
  const all = slicesOf(part.history, now, hours, slices);
  const troubled = all.filter(({ state }) => state !== 'up' && state !== 'unknown').length;
  const label = t({
    ja: `過去 ${hours} 時間: ${troubled === 0 ? '異常なし' : `30 分ごとの ${slices} 区間のうち ${troubled} 区間に異常`}`,
    en: `The last ${hours} hours: ${troubled === 0 ? 'no trouble' : `trouble in ${troubled} of ${slices} half hours`}`,
  });
  return (
    <>
      <div className="strip" role="img" aria-label={label}>
        {all.map(({ begin, end, state }) => (
          <span
            key={begin}
            className={`slice slice-${state}`}
            title={`${time(new Date(begin).toISOString())} – ${time(new Date(end).toISOString())} ${t(stateNames[state])}`}
          />
        ))}
      </div>
      <p className="strip-ends soft" aria-hidden="true">
        <span>{t({ ja: `${hours} 時間前`, en: `${hours} hours ago` })}</span>
        <span>{t({ ja: 'いま', en: 'now' })}</span>
      </p>
    </>
  );
}

function Changes({ part: { history } }: { part: PartStatus }) {
  const t = useTranslate();
  const time = useTime();
  return (
    <details>
      <summary>{t({ ja: `変化の記録(${history.length} 件)`, en: `Changes (${history.length})` })}</summary>
      <ol className="changes">
        {history
          .slice(-listedChanges)
          .toReversed()
          .map(({ at, state, because }) => (
            <li key={at}>
              <time dateTime={at}>{time(at)}</time> {t(stateNames[state])}
              {because && <span className="soft"> {t(reasonText(because))}</span>}
            </li>
          ))}
      </ol>
    </details>
  );
}

/** Prints an instant in Japan's time, in the reader's language. */
function useTime(): (at: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-US', {
    timeZone: 'Asia/Tokyo',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(new Date(at));
}

import './timeline.css';
import { failuresOf } from '@tokorozawa/answer-tables';
import { type ExecutionResult } from 'graphql';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLiveAnswer } from '../answer/live-answer';
import { dateInYearText, erasOfYear } from '../language/date-text';
import { languageOf, useLanguage, useTranslate } from '../language/language';
import { domainTitle, subgraphValue, useDomains } from '../page/domains';
import { Unavailable } from '../page/unavailable';
import { recordPage } from '../search/hit-address';
import { choiceInHash, useTimelineInAddress } from './timeline-address';
import { eventPage, type TimelineChoice, type TimelineEvent, timelineRequest } from './timeline-request';

/** What happened in all domains in a range of years. */
export function Timeline() {
  const t = useTranslate();
  const [choice, setChoice] = useTimelineInAddress();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (choiceInHash(location.hash)) section.current?.scrollIntoView();
  }, []);
  return (
    <section aria-labelledby="timeline" ref={section}>
      <h2 id="timeline">{t({ ja: '年表: いつ、何があったか', en: 'Time line: what happened when' })}</h2>
      <Choices choice={choice} onChoose={setChoice} />
      <Page choice={choice} after={null} yearBefore={undefined} />
    </section>
  );
}

interface ChoicesProps {
  choice: TimelineChoice;
  onChoose: (next: TimelineChoice) => void;
}

function Choices({ choice, onChoose }: ChoicesProps) {
  const t = useTranslate();
  const domains = useDomains();
  const bound = (name: 'from' | 'to', label: string, placeholder: string) => (
    <label>
      {label}
      <input
        value={choice[name]}
        size={10}
        placeholder={placeholder}
        onChange={({ target }) => onChoose({ ...choice, [name]: target.value })}
      />
    </label>
  );
  return (
    <div className="timeline-choices">
      {bound('from', t({ ja: 'いつから', en: 'From' }), t({ ja: '例: 平成7年', en: 'e.g. 1995' }))}
      {bound('to', t({ ja: 'いつまで', en: 'To' }), t({ ja: '例: 2005', en: 'e.g. 2005' }))}
      <label>
        {t({ ja: '領域', en: 'Domain' })}
        <select value={choice.subgraph} onChange={({ target }) => onChoose({ ...choice, subgraph: target.value })}>
          <option value="">{t({ ja: 'すべて', en: 'All' })}</option>
          {Array.isArray(domains) &&
            domains.map(({ name, title }) => (
              <option key={name} value={subgraphValue(name)}>
                {t(title)}
              </option>
            ))}
        </select>
      </label>
      <label>
        {t({ ja: '順序', en: 'Order' })}
        <select
          value={choice.order}
          onChange={({ target }) => onChoose({ ...choice, order: target.value === 'oldest' ? 'oldest' : 'newest' })}
        >
          <option value="newest">{t({ ja: '新しい順', en: 'Newest first' })}</option>
          <option value="oldest">{t({ ja: '古い順', en: 'Oldest first' })}</option>
        </select>
      </label>
    </div>
  );
}

interface PageProps {
  choice: TimelineChoice;
  /** The cursor of the page before; null for the first page. */
  after: string | null;
  /** The last year of the page before, which has its heading already. */
  yearBefore: string | undefined;
}

/** A page of the time line, and below it the next one as soon as the reader asks for it. */
function Page({ choice, after, yearBefore }: PageProps) {
  const t = useTranslate();
  const [continued, setContinued] = useState<TimelineChoice>();
  const request = useMemo(() => timelineRequest(choice, after), [choice, after]);
  const { answer, isSlow, retry } = useLiveAnswer(request);
  const page = answer && eventPage(answer);
  if (!answer)
    return <p role="status">{isSlow ? t({ ja: '年表を読み込んでいます。', en: 'Loading the time line.' }) : '…'}</p>;
  if (!page) return <Failed answer={answer} retry={retry} />;
  const years = eventsByYear(page.nodes);
  return (
    <>
      {after === null && (
        <>
          <p className="soft" role="status">
            {t({ ja: `${page.totalCount.toLocaleString()} 件`, en: `${page.totalCount.toLocaleString()} events` })}
          </p>
          <Unavailable subgraphs={page.unavailable} />
        </>
      )}
      {years.map(({ year, events }) => (
        <Year key={year} year={year} events={events} hasHeading={year !== yearBefore} />
      ))}
      {page.pageInfo.hasNextPage && continued !== choice && (
        <button type="button" className="timeline-more" onClick={() => setContinued(choice)}>
          {t({ ja: '続きを見る', en: 'Show more' })}
        </button>
      )}
      {continued === choice && <Page choice={choice} after={page.pageInfo.endCursor} yearBefore={years.at(-1)?.year} />}
    </>
  );
}

/** Why a page of the time line is missing, and what to do. */
function Failed({ answer, retry }: { answer: ExecutionResult; retry: () => void }) {
  const t = useTranslate();
  const [failure] = failuresOf(answer);
  if (failure?.code === 'BAD_USER_INPUT') {
    return (
      <p className="warning" role="status">
        {t({
          ja: '年は「1995」「平成7年」「令和5年度」のように書いてください。',
          en: 'Write the years like “1995”, “1995-04” or “平成7年”.',
        })}
      </p>
    );
  }
  return (
    <div className="warning" role="status">
      <p>{t({ ja: 'いま、年表を読み込めません。', en: 'The time line is not available now.' })}</p>
      <button type="button" className="timeline-more" onClick={retry}>
        {t({ ja: 'もう一度読み込む', en: 'Load it again' })}
      </button>
    </div>
  );
}

/** Consecutive events with the same year, in the order of the answer. */
export function eventsByYear(events: TimelineEvent[]): { year: string; events: TimelineEvent[] }[] {
  const years: { year: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const year = event.date.earliest.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.events.push(event);
    else years.push({ year, events: [event] });
  }
  return years;
}

function Year({ year, events, hasHeading }: { year: string; events: TimelineEvent[]; hasHeading: boolean }) {
  const t = useTranslate();
  const headingId = useId();
  return (
    <div className="timeline-year">
      <h3 id={headingId} className={hasHeading ? undefined : 'unseen'}>
        {t({ ja: `${year}年`, en: year })}{' '}
        <span className="soft" lang="ja">
          {erasOfYear(year)}
        </span>
      </h3>
      <ul aria-labelledby={headingId}>
        {events.map((event) => (
          <EventItem key={event.id} event={event} />
        ))}
      </ul>
    </div>
  );
}

function EventItem({ event }: { event: TimelineEvent }) {
  const t = useTranslate();
  const language = useLanguage();
  const domain = t(domainTitle(useDomains(), event.subgraph));
  return (
    <li>
      <span className="timeline-date">{dateInYearText(event.date, language)}</span>
      <span>
        <a href={recordPage(event.recordType, event.recordId)} lang={languageOf(event.name)}>
          {event.name}
        </a>{' '}
        <span className="timeline-about soft">
          {event.fieldName} · {domain}
        </span>
        {event.text && (
          <span className="timeline-text" lang={languageOf(event.text)}>
            {event.text}
          </span>
        )}
      </span>
    </li>
  );
}

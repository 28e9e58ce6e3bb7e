import {
  type Answer,
  domainsMissing,
  enumParameter,
  requireTypeOfDomain,
  type ResourceRequest,
} from '@tokorozawa/resources';
import type { Locale } from '@tokorozawa/vocabulary';
import { dateInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { allNodes, type Calendar, inWords, revisionOfEdition, windowWords, type Words } from './calendar';
import type { CalendarEvent } from './calendar-file';
import { canceledJointEvents } from './joint-events';
import { requireRecord, requireSection } from './known-parameters';
import { uidOf } from './uid';
import { type Bounds, chosenWindow, rangeOf } from './window';

interface FactDate {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  earliest: string;
  latest: string;
  era: string;
}

interface Fact {
  id: string;
  fieldName: string;
  name: string;
  text: string | null;
  date: FactDate;
  end: FactDate | null;
  record: {
    url: string;
    edition: { fiscalYear: number } | null;
    provenance: { enteredAt: string | null };
  };
}

interface EventPage {
  nodes: Fact[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  unavailable: string[];
}

const list = `query DatedFacts($where: EventFilter, $after: String) {
  events(first: 100, after: $after, where: $where) {
    unavailable
    nodes {
      id fieldName name text
      date { ...day }
      end { ...day }
      record { ... on Record { url edition { fiscalYear } provenance { enteredAt } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
fragment day on PartialDate { precision earliest latest era }`;

/** Everything that the graph dates. */
export const datedFacts: Calendar = {
  name: 'events',
  title: { ja: '計画グラフの年表', en: 'Time line of the planning graph' },
  about: {
    ja: '資料に日付のあるできごとと、各市が登録したイベント。中止や延期になったイベントも「中止」として残ります。月・年・年度までしか分からないものは、その期間全体の「仮」の予定とし、題名にもそう書きます。',
    en: 'What the publication dates, and the events that the cities have entered. Those that are canceled or postponed stay as canceled. What is known only to the month, the year or the fiscal year is a tentative event over all of it, and its title says so.',
  },
  parameters: {
    subgraph: {
      ja: '領域。「international-relations」のように書きます。省くと、すべての領域です。',
      en: 'A domain, such as "international-relations". Without it, all of them.',
    },
    type: {
      ja: '記録の種類。「SisterCity」のように書きます。省くと、すべての種類です。',
      en: 'A type of records, such as "SisterCity". Without it, all of them.',
    },
    record: { ja: '記録のID。', en: 'The id of a record.' },
    section: {
      ja: '総合計画の節。「5-5」のように書きます。',
      en: 'A section of the comprehensive plan, such as "5-5".',
    },
    precision: {
      ja: '精度。「day」とすると、日まで分かるものだけです。ほかに month、year、fiscal-year があります。',
      en: 'How precise: with "day", only what is dated to the day. The others are month, year and fiscal-year.',
    },
    ...windowWords({ ja: 'from と to を省くと、すべてです。', en: 'Without "from" and "to", all of them.' }),
  },
  async read(request) {
    const chosen = await chosenFacts(request);
    const facts = (await readFacts(request, chosen)).map((fact) => writeFact(fact, request));
    const canceled = mayBeJointEvents(chosen) ? await canceledJointEvents(request, chosen.window, chosen.record) : [];
    const events = [...facts, ...canceled];
    if (events.length === 0) await requireKnown(request, chosen);
    return events;
  },
};

/** What the caller has chosen by parameters; null for what was not given. */
interface ChosenFacts {
  subgraph: string | null;
  type: string | null;
  record: string | null;
  section: string | null;
  precision: string | null;
  window: Bounds;
}

async function chosenFacts(request: ResourceRequest): Promise<ChosenFacts> {
  const { schema, query } = request;
  const subgraph = enumParameter(schema, 'Subgraph', query, 'subgraph');
  const type = enumParameter(schema, 'RecordType', query, 'type');
  await requireTypeOfDomain(request, subgraph, type);
  return {
    subgraph,
    type,
    record: query.get('record'),
    section: query.get('section'),
    precision: enumParameter(schema, 'DatePrecision', query, 'precision'),
    window: chosenWindow(request),
  };
}

function readFacts({ ask, schema }: ResourceRequest, chosen: ChosenFacts): Promise<Fact[]> {
  const { subgraph, type, record, section, precision, window } = chosen;
  const where = {
    between: rangeOf(window),
    precision,
    section,
    subgraphs: subgraph && [subgraph],
    recordTypes: type && [type],
    records: record && [record],
  };
  return allNodes<Fact>(async (after) => {
    const answer = await ask<{ events: EventPage | null }>(list, { where, after });
    // A file must not lack anything that its reader cannot see.
    const unavailable = answer.data?.events?.unavailable ?? [];
    if (unavailable.length > 0) throw domainsMissing(schema, unavailable);
    return answer as Answer<{ events: EventPage }>;
  });
}

/** A joint event serves no section of the plan, and has a day. */
const mayBeJointEvents = ({ subgraph, type, precision, section }: ChosenFacts): boolean =>
  (subgraph ?? 'REGIONAL_SERVICES') === 'REGIONAL_SERVICES' &&
  (type ?? 'JOINT_EVENT') === 'JOINT_EVENT' &&
  (precision ?? 'DAY') === 'DAY' &&
  section === null;

/** A program follows a calendar for years, and nobody would notice that it stays empty. */
async function requireKnown(request: ResourceRequest, { record, section, subgraph, type }: ChosenFacts): Promise<void> {
  if (record !== null) await requireRecord(request, record, { subgraph, recordType: type });
  if (section !== null) await requireSection(request, section);
}

function writeFact(fact: Fact, { locale, addresses }: ResourceRequest): CalendarEvent {
  const { id, name, fieldName, text, date, end, record } = fact;
  const isDay = date.precision === 'DAY';
  const what = inWords(locale, { ja: `${name}：${text ?? fieldName}`, en: `${name}: ${text ?? fieldName}` });
  return {
    uid: uidOf(record.url, id),
    title: isDay ? what : `${what}${inWords(locale, { ja: `(${inTime(date).ja})`, en: ` (${inTime(date).en})` })}`,
    description: [
      inWords(locale, { ja: `${fieldName}：${periodIn(locale, fact)}`, en: `${fieldName}: ${periodIn(locale, fact)}` }),
      ...(isDay ? [] : [inWords(locale, notPrecise[date.precision])]),
    ],
    url: addresses.absolute(record.url),
    // The end of a period of fiscal years is told in words: what happens is its beginning.
    when: { first: date.earliest, last: isDay && end ? end.latest : date.latest },
    status: isDay ? 'CONFIRMED' : 'TENTATIVE',
    revision: record.provenance.enteredAt === null ? revisionOfEdition(record) : { stamp: record.provenance.enteredAt },
  };
}

/** An imprecise date as part of a title. */
const inTime = (date: FactDate): Words => ({
  ja: `${date.era}のいつか`,
  en: `some day in ${dateInEnglish(date)}`,
});

const notPrecise: Record<FactDate['precision'], Words> = {
  DAY: { ja: '', en: '' },
  MONTH: {
    ja: '月までしか分からないため、その月全体の予定としています。',
    en: 'Only the month is known, so the event covers all of it.',
  },
  YEAR: {
    ja: '年までしか分からないため、その年全体の予定としています。',
    en: 'Only the year is known, so the event covers all of it.',
  },
  FISCAL_YEAR: {
    ja: '年度までしか分からないため、その年度全体の予定としています。',
    en: 'Only the fiscal year, April to March, is known, so the event covers all of it.',
  },
};

function periodIn(locale: Locale, { date, end }: Fact): string {
  const words = [date, end].flatMap((one) => (one ? [{ ja: one.era, en: dateInEnglish(one) }] : []));
  return words.map((one) => inWords(locale, one)).join(inWords(locale, { ja: '〜', en: ' to ' }));
}

import { completeData, notFound, type ResourceRequest } from '@tokorozawa/resources';
import { addDays, instantInJapan, type Locale } from '@tokorozawa/vocabulary';
import { type Calendar, type Edited, inWords, revisionOfEdition, windowWords } from './calendar';
import type { CalendarEvent, EventStatus } from './calendar-file';
import { uidOf } from './uid';
import { aroundToday, rangeOf, type Window, windowOf } from './window';

interface Hours {
  start: string;
  end: string;
}

interface Center extends Edited {
  id: string;
  name: string;
  url: string;
  telephone: string;
  address: { printed: string };
  openingHours: Hours;
  nextOpenDays: {
    days: { date: { day: string }; holidayName: string | null }[];
    doubtful: { date: { day: string }; gap: { note: string | null } | null }[];
  };
}

const centerOpenDays = `query CenterOpenDays($between: DateRange) {
  genderEqualityCenters {
    id name url telephone address { printed } openingHours { start end } edition { fiscalYear }
    nextOpenDays(between: $between, count: 31) {
      days { date { day } holidayName }
      doubtful { date { day } gap { note } }
    }
  }
}`;

/** The days on which the center is open. */
export const openDays: Calendar = {
  name: 'center-open-days',
  title: { ja: '男女共同参画推進センターの開館日', en: 'Opening days of the gender equality center' },
  about: {
    ja: 'ふらっとが開いている日と時間。資料の休館日の決まりと祝日から計算し、開館か分からない年末年始の日は「仮」としています。',
    en: 'When the center Furatto is open, computed from the printed rules and the public holidays. Days of the year-end and New Year period on which it may be closed are tentative.',
  },
  parameters: windowWords(aroundToday),
  async read(request) {
    const window = await windowOf(request);
    const parts = await Promise.all(
      monthsOf(window).map(async (part) => {
        const variables = { between: rangeOf(part) };
        return completeData(await request.ask<{ genderEqualityCenters: Center[] }>(centerOpenDays, variables));
      }),
    );
    return parts.flatMap(({ genderEqualityCenters }) =>
      genderEqualityCenters.flatMap((center) => opening(center, request)),
    );
  },
};

/** Cuts a window into parts of 31 days, which is what one question about open days takes. */
function monthsOf({ first, last }: Window): Window[] {
  const parts: Window[] = [];
  for (let day = first; day <= last; day = addDays(day, 31)) {
    const end = addDays(day, 30);
    parts.push({ first: day, last: end < last ? end : last });
  }
  return parts;
}

function opening(center: Center, { locale, addresses }: ResourceRequest): CalendarEvent[] {
  const { id, name, url, telephone, address, openingHours, nextOpenDays } = center;
  const on = (day: string, status: EventStatus, description: string[]): CalendarEvent => ({
    uid: uidOf(url, id, 'open', day),
    title: inWords(locale, { ja: `開館：${name}`, en: `Open: ${name}` }),
    description: [...description, inWords(locale, { ja: `電話 ${telephone}`, en: `Telephone: ${telephone}` })],
    location: address.printed,
    url: addresses.absolute(url),
    when: { start: instantInJapan(day, openingHours.start), end: instantInJapan(day, openingHours.end) },
    status,
    revision: revisionOfEdition(center),
  });
  return [
    ...nextOpenDays.days.map(({ date, holidayName }) => on(date.day, 'CONFIRMED', holidayName ? [holidayName] : [])),
    ...nextOpenDays.doubtful.map(({ date, gap }) => on(date.day, 'TENTATIVE', [mayBeClosed(locale, gap?.note)])),
  ].toSorted((one, other) => startOf(one) - startOf(other));
}

const startOf = ({ when }: CalendarEvent): number => ('start' in when ? when.start.getTime() : 0);

const mayBeClosed = (locale: Locale, reason: string | null | undefined): string =>
  `${inWords(locale, { ja: '休館かもしれません。', en: 'The center may be closed.' })} ${reason ?? ''}`.trim();

interface Session {
  consultation: Edited & {
    id: string;
    name: string;
    url: string;
    center: { name: string; telephone: string; address: { printed: string } };
  };
  hours: Hours;
  date: { day: string };
  opening: { open: boolean | null; gap: { note: string | null } | null };
}

const sessionFields = `{
  consultation {
    id name url edition { fiscalYear }
    center { name telephone address { printed } }
  }
  hours { start end }
  date { day }
  opening { open gap { note } }
}`;
const allSessions = `query ConsultationDays($between: DateRange!) { consultationSessions(between: $between) ${sessionFields} }`;
const sessionsOfOne = `query DaysOfConsultation($consultation: ID!, $between: DateRange!) {
  consultation(id: $consultation) { sessions(between: $between) ${sessionFields} }
}`;

/** When consultations are held. */
export const consultations: Calendar = {
  name: 'consultations',
  title: { ja: '男女共同参画推進センターの相談', en: 'Consultations of the gender equality center' },
  about: {
    ja: '相談の日と時間。資料の曜日から計算し、センターの休館日は除いています。開館か分からない日は「仮」としています。',
    en: 'When consultations are held, computed from the printed weekdays. Days on which the center is closed are left out; those on which it may be closed are tentative.',
  },
  parameters: {
    consultation: {
      ja: '相談のID。省くと、すべての相談です。',
      en: 'The id of a consultation. Without it, all of them.',
    },
    ...windowWords(aroundToday),
  },
  async read(request) {
    const between = rangeOf(await windowOf(request));
    const id = request.query.get('consultation');
    return (await sessionsOf(request, id, between)).map((session) => consultation(session, request));
  },
};

async function sessionsOf({ ask }: ResourceRequest, id: string | null, between: object): Promise<Session[]> {
  if (id === null) {
    return completeData(await ask<{ consultationSessions: Session[] }>(allSessions, { between })).consultationSessions;
  }
  const answer = await ask<{ consultation: { sessions: Session[] } }>(sessionsOfOne, { consultation: id, between });
  if (answer.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND')) throw noConsultation(id);
  return completeData(answer).consultation.sessions;
}

const noConsultation = (id: string) =>
  notFound(
    {
      ja: `「${id}」という相談はありません。consultation を省くと、すべての相談が得られます。`,
      en: `No consultation has the id "${id}". Leave out "consultation" for all of them.`,
    },
    'consultation',
  );

function consultation(session: Session, { locale, addresses }: ResourceRequest): CalendarEvent {
  const { consultation: held, hours, date, opening } = session;
  const { center } = held;
  return {
    uid: uidOf(held.url, held.id, `${date.day}T${hours.start}`),
    title: held.name,
    description: [
      ...(opening.open === null ? [mayBeClosed(locale, opening.gap?.note)] : []),
      `${center.name} ${inWords(locale, { ja: `電話 ${center.telephone}`, en: `Telephone: ${center.telephone}` })}`,
    ],
    location: `${center.name} ${center.address.printed}`,
    url: addresses.absolute(held.url),
    when: { start: instantInJapan(date.day, hours.start), end: instantInJapan(date.day, hours.end) },
    status: opening.open === null ? 'TENTATIVE' : 'CONFIRMED',
    revision: revisionOfEdition(held),
  };
}

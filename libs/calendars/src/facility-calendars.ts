import { enumText } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import { addDays, instantInJapan, type Weekday, weekdayOf } from '@tokorozawa/vocabulary';
import {
  allNodes,
  type Calendar,
  inWords,
  requireReadable,
  revisionOfWritten,
  windowWords,
  type Words,
} from './calendar';
import type { CalendarEvent } from './calendar-file';
import {
  facilityOf,
  facilityWords,
  municipalityOf,
  municipalityWords,
  noFacility,
  requireMunicipality,
} from './municipal-parameters';
import { uidOf } from './uid';
import { aroundToday, rangeOf, type Window, windowOf } from './window';

interface Facility {
  id: string;
  url: string;
  version: number;
  updatedAt: string;
  name: string;
  telephone: string | null;
  address: { printed: string };
  openingHours: OpeningHours[];
  closures: Closure[];
}

interface OpeningHours {
  weekdays: Weekday[];
  opens: string;
  closes: string;
  validFrom: string | null;
  validThrough: string | null;
  note: string | null;
}

interface Closure {
  date: { day: string };
  holidayName: string | null;
  reasons: { kind: string; note: string | null }[];
}

const list = `query FacilityDays($where: FacilityFilter, $between: DateRange!, $after: String) {
  facilities(first: 50, after: $after, where: $where) {
    nodes {
      id url version updatedAt name telephone address { printed }
      openingHours { weekdays opens closes validFrom validThrough note }
      closures(between: $between) { date { day } holidayName reasons { kind note } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const parameters = { municipality: municipalityWords, facility: facilityWords, ...windowWords(aroundToday) };

/** The days on which facilities are closed. */
export const facilityClosures = facilityCalendar({
  name: 'facility-closures',
  title: { ja: '5市の施設の休館日', en: 'Closing days of the facilities of the five cities' },
  about: {
    ja: '各市が登録した施設の休館日と理由。休館日の決まりと祝日から計算しています。',
    en: 'The days on which the facilities that the cities have entered are closed, and why, computed from their rules and the public holidays.',
  },
  eventsOf: (facility, _window, request) => facility.closures.map((closure) => closedOn(facility, closure, request)),
});

/** When facilities are open. */
export const facilityHours = facilityCalendar({
  name: 'facility-hours',
  title: { ja: '5市の施設の開館時間', en: 'Opening hours of the facilities of the five cities' },
  about: {
    ja: '各市が登録した施設の開館時間。休館日は除いています。',
    en: 'When the facilities that the cities have entered are open. Days on which they are closed are left out.',
  },
  eventsOf: (facility, window, request) =>
    openDaysOf(facility, window).flatMap((day) =>
      facility.openingHours
        .filter((hours) => isValidOn(hours, day))
        .map((hours) => openOn(facility, day, hours, request)),
    ),
});

interface FacilityCalendar extends Pick<Calendar, 'name' | 'title' | 'about'> {
  eventsOf(facility: Facility, window: Window, request: ResourceRequest): CalendarEvent[];
}

function facilityCalendar({ eventsOf, ...calendar }: FacilityCalendar): Calendar {
  return {
    ...calendar,
    parameters,
    async read(request) {
      const window = await windowOf(request);
      const events: CalendarEvent[] = [];
      for (const facility of await readFacilities(request, window)) {
        events.push(...eventsOf(facility, window, request));
        requireReadable(events.length);
      }
      return events;
    },
  };
}

async function readFacilities(request: ResourceRequest, window: Window): Promise<Facility[]> {
  const id = facilityOf(request);
  const where = { municipality: municipalityOf(request), ids: id === null ? null : [id] };
  const between = rangeOf(window);
  const found = await allNodes<Facility>((after) => request.ask(list, { where, between, after }));
  if (found.length > 0) return found;
  await requireMunicipality(request);
  if (id !== null) throw noFacility(id);
  return found;
}

function closedOn(
  facility: Facility,
  { date, holidayName, reasons }: Closure,
  request: ResourceRequest,
): CalendarEvent {
  const { locale } = request;
  const words = reasons.map(({ kind, note }) => note ?? kindInWords(kind, request));
  return {
    ...commonOf(facility, request),
    uid: uidOf(facility.url, facility.id, 'closed', date.day),
    title: inWords(locale, { ja: `休館：${facility.name}`, en: `Closed: ${facility.name}` }),
    description: [[...words, ...(holidayName ? [holidayName] : [])].join(inWords(locale, { ja: '、', en: ', ' }))],
    when: { first: date.day, last: date.day },
  };
}

function kindInWords(kind: string, { schema, locale }: ResourceRequest): string {
  const type = schema.getType('FacilityClosureKind');
  return type ? inWords(locale, enumText(type, kind)) : kind;
}

function openOn(facility: Facility, day: string, hours: OpeningHours, request: ResourceRequest): CalendarEvent {
  const { opens, closes, note } = hours;
  const telephone: Words | null = facility.telephone
    ? { ja: `電話 ${facility.telephone}`, en: `Telephone: ${facility.telephone}` }
    : null;
  return {
    ...commonOf(facility, request),
    uid: uidOf(facility.url, facility.id, 'open', `${day}T${opens}`),
    title: inWords(request.locale, { ja: `開館：${facility.name}`, en: `Open: ${facility.name}` }),
    description: [...(note ? [note] : []), ...(telephone ? [inWords(request.locale, telephone)] : [])],
    when: { start: instantInJapan(day, opens), end: instantInJapan(day, closes) },
  };
}

const commonOf = (
  facility: Facility,
  { addresses }: ResourceRequest,
): Pick<CalendarEvent, 'location' | 'url' | 'status' | 'revision'> => ({
  location: facility.address.printed,
  url: addresses.absolute(facility.url),
  status: 'CONFIRMED',
  revision: revisionOfWritten(facility),
});

function openDaysOf({ closures }: Facility, { first, last }: Window): string[] {
  const closed = new Set(closures.map(({ date }) => date.day));
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (!closed.has(day)) days.push(day);
  return days;
}

const isValidOn = ({ weekdays, validFrom, validThrough }: OpeningHours, day: string): boolean =>
  weekdays.includes(weekdayOf(day)) && (validFrom ?? '') <= day && day <= (validThrough ?? '9999-12-31');

import { setImmediate } from 'node:timers/promises';
import { TZDate } from '@date-fns/tz';
import { ResourceError, withoutControls } from '@tokorozawa/resources';
import { addDays, instantInJapan, languageTagOf, type Locale } from '@tokorozawa/vocabulary';
import ical, { ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';

/** A calendar as a file says it, in one language. */
export interface CalendarContent {
  name: string;
  about: string;
  /** The address at which the calendar is found again. */
  source: string;
  locale: Locale;
  events: CalendarEvent[];
}

/** Something that takes up some days, or some time of a day. */
export interface CalendarEvent {
  /** Globally unique, and the same as long as it is about the same thing. */
  uid: string;
  title: string;
  /** A paragraph each. */
  description: string[];
  location?: string | null;
  /** The page of the record that says so. */
  url: string;
  when: Days | Times;
  status: EventStatus;
  /** ISO 8601 instants and the number of changes, of what is known about the record. */
  revision: Revision;
}

export type EventStatus = 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';

/** From the first day to the last, all day long. */
export interface Days {
  first: string;
  last: string;
}

/** The end is null if nobody says when it ends. */
export interface Times {
  start: Date;
  end: Date | null;
}

export interface Revision {
  /** When what the event says was last revised. */
  stamp: string;
  lastModified?: string;
  sequence?: number;
}

const timezone = 'Asia/Tokyo';

/** Japan had summer time from 1948 to 1951 (JDT), and has been nine hours ahead of UTC at all other times since 1888. */
const japaneseTime = `BEGIN:VTIMEZONE
TZID:${timezone}
BEGIN:STANDARD
DTSTART:18880101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
TZNAME:JST
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19480502T000000
RDATE:19490403T000000
RDATE:19500507T000000
RDATE:19510506T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+1000
TZNAME:JDT
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19480912T010000
RDATE:19490911T010000
RDATE:19500910T010000
RDATE:19510909T010000
TZOFFSETFROM:+1000
TZOFFSETTO:+0900
TZNAME:JST
END:STANDARD
END:VTIMEZONE`;

/** In seconds. How often a program that subscribes to a calendar is asked to read it again. */
const timeToLive = 12 * 3_600;

/** A longer calendar is of no use to the programs that read it. */
export const maxEvents = 4_000;

/** Each takes about half a millisecond, and others are answered in between. */
const eventsAtOnce = 20;

/**
 * Writes a calendar as iCalendar (RFC 5545), with the properties of calendars that RFC 7986 adds.
 * Rejects if nobody waits for it any more: a part of a calendar must not be taken for the whole.
 */
export async function writeCalendar(content: CalendarContent, isAbandoned: () => boolean): Promise<string> {
  const { events } = content;
  let text = writePart({ ...content, events: events.slice(0, eventsAtOnce) });
  for (let from = eventsAtOnce; from < events.length; from += eventsAtOnce) {
    await setImmediate();
    if (isAbandoned()) throw abandoned();
    const part = writePart({ ...content, events: events.slice(from, from + eventsAtOnce) });
    const end = text.lastIndexOf(endOfCalendar);
    text = text.slice(0, end) + part.slice(part.indexOf('BEGIN:VEVENT'));
  }
  return `${text}\r\n`;
}

const abandoned = (): ResourceError =>
  new ResourceError(503, 'OVERLOADED', { ja: '読み手が待つのをやめました。', en: 'The caller has stopped waiting.' });

const endOfCalendar = 'END:VCALENDAR';

/** The calendar with some of its events. */
function writePart({ name, about, source, locale, events }: CalendarContent): string {
  const calendar = ical({
    prodId: { company: 'Tokorozawa City', product: 'Planning Graph', language: languageTagOf[locale].toUpperCase() },
    name: escapeText(name),
    description: escapeText(about),
    source,
    // Without a name here, instants of the file are written in UTC, as the standard demands of DTSTAMP.
    timezone: { name: null, generator: () => japaneseTime },
    ttl: timeToLive,
    events: events.map(writeEvent),
  });
  return calendar.toString();
}

function writeEvent({ uid, title, description, location, url, when, status, revision }: CalendarEvent): ICalEventData {
  return {
    id: uid,
    ...(isAllDay(when) ? allDay(when) : timesOf(when)),
    timezone,
    summary: withoutControls(title),
    description: withoutControls(description.join('\n\n')) || null,
    location: location ? withoutControls(location) : null,
    url,
    status: ICalEventStatus[status],
    // Nobody is busy because a library is open.
    transparency: ICalEventTransparency.TRANSPARENT,
    stamp: new Date(revision.stamp),
    lastModified: revision.lastModified === undefined ? null : new Date(revision.lastModified),
    sequence: revision.sequence ?? 0,
  };
}

export const isAllDay = (when: Days | Times): when is Days => 'first' in when;

/** The end of an all-day event is the day after its last. */
const allDay = ({ first, last }: Days): Pick<ICalEventData, 'start' | 'end' | 'allDay'> => ({
  start: inJapan(instantInJapan(first, '00:00')),
  end: inJapan(instantInJapan(addDays(last, 1), '00:00')),
  allDay: true,
});

const timesOf = ({ start, end }: Times): Pick<ICalEventData, 'start' | 'end'> => ({
  start: inJapan(start),
  end: end === null ? null : inJapan(end),
});

const inJapan = (instant: Date): Date => new TZDate(instant, timezone);

/** The library escapes the texts of events, but not those of the calendar. */
const escapeText = (text: string): string =>
  withoutControls(text)
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

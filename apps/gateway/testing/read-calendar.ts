import ICAL from 'ical.js';
import type { AskedGateway } from './ask-gateway';

/** An event of a calendar, read by a library that shares nothing with the one that wrote it. */
export interface VEvent {
  uid: string;
  summary: string;
  status: string;
  /** As YYYY-MM-DD, or with a time in its zone. */
  start: string;
  end: string;
  /** Of the start, by the time zones that the calendar itself describes. */
  instant: Date;
  description: string;
  component: ICAL.Component;
}

export interface ReadCalendar {
  text: string;
  events: VEvent[];
  response: Response;
}

/** Throws an error if there is no calendar at the path, or if it is not iCalendar. */
export async function readCalendar(
  gateway: AskedGateway,
  path: string,
  headers: Record<string, string> = {},
): Promise<ReadCalendar> {
  const response = await gateway.get(path, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((component) => eventOf(component, zones[0]));
  return { text, events, response };
}

function eventOf(component: ICAL.Component, zone: ICAL.Timezone | undefined): VEvent {
  const start = component.getFirstPropertyValue('dtstart') as ICAL.Time;
  if (zone && !start.isDate) start.zone = zone;
  const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
  return {
    uid: value('uid'),
    summary: value('summary'),
    status: value('status'),
    start: value('dtstart'),
    end: value('dtend'),
    instant: start.toJSDate(),
    description: value('description'),
    component,
  };
}

import ICAL from 'ical.js';
import type { TestGateway } from './open-test-gateway';

/** An event of a calendar, read by a library that shares nothing with the one that wrote it. */
export interface VEvent {
  uid: string;
  summary: string;
  status: string;
  /** As YYYY-MM-DD, or with a time in its zone. */
  start: string;
  end: string;
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
  gateway: TestGateway,
  path: string,
  headers: Record<string, string> = {},
): Promise<ReadCalendar> {
  const response = await gateway.get(path, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { text, events: calendar.getAllSubcomponents('vevent').map(eventOf), response };
}

function eventOf(component: ICAL.Component): VEvent {
  const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
  return {
    uid: value('uid'),
    summary: value('summary'),
    status: value('status'),
    start: value('dtstart'),
    end: value('dtend'),
    description: value('description'),
    component,
  };
}

import type { Resource } from '@tokorozawa/resources';
import { calendarResource } from './calendar-resource';
import { consultations, openDays } from './center-calendars';
import { courses } from './courses';
import { datedFacts } from './dated-facts';
import { facilityClosures, facilityHours } from './facility-calendars';
import { jointEvents } from './joint-events';
import { listOfCalendars } from './calendars-page';

export type { Calendar } from './calendar';

/** All calendars. */
export const offeredCalendars = [
  openDays,
  consultations,
  courses,
  jointEvents,
  facilityClosures,
  facilityHours,
  datedFacts,
];

/** The calendars, and the page that lists them. */
export const calendars = (): Resource[] => [
  listOfCalendars(offeredCalendars),
  ...offeredCalendars.map(calendarResource),
];

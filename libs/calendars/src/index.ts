import type { Resource } from '@tokorozawa/resources';
import { calendarResource } from './calendar-resource';
import { consultations, openDays } from './center-calendars';
import { courses } from './courses';
import { datedFacts } from './dated-facts';
import { facilityClosures, facilityHours } from './facility-calendars';
import { jointEvents } from './joint-events';
import { listOfCalendars } from './list-page';

const all = [openDays, consultations, courses, jointEvents, facilityClosures, facilityHours, datedFacts];

/** The calendars, and the page that lists them. */
export const calendars = (): Resource[] => [listOfCalendars(all), ...all.map(calendarResource)];

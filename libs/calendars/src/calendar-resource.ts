import { type Resource, ResourceError, type ResourceRequest } from '@tokorozawa/resources';
import { linkHeader } from '@tokorozawa/pages';
import { type Calendar, inWords } from './calendar';
import { maxEvents, writeCalendar } from './calendar-file';

/** The path of the file of a calendar. */
export const pathOf = ({ name }: Pick<Calendar, 'name'>): string => `/calendars/${name}.ics`;

/** A calendar as a file that programs subscribe to. */
export function calendarResource(calendar: Calendar): Resource {
  const parameters = Object.keys(calendar.parameters);
  return {
    path: `/calendars/${calendar.name}`,
    parameters,
    forms: [
      {
        mediaType: 'text/calendar; charset=utf-8',
        suffix: 'ics',
        async write(request) {
          const { locale, addresses } = request;
          const mark = request.isSandbox ? { ja: '【試用】', en: '[Sandbox] ' } : { ja: '', en: '' };
          const events = await calendar.read(request);
          if (events.length > maxEvents) throw tooManyEvents(events.length);
          const content = {
            name: inWords(locale, mark) + inWords(locale, calendar.title),
            about: inWords(locale, calendar.about),
            source: sourceOf(calendar, parameters, request),
            locale,
            events,
          };
          const body = await writeCalendar(content, () => request.isAbandoned());
          const link = linkHeader(addresses, { path: `/calendars/${calendar.name}`, describedBy: '/calendars' });
          return { body, headers: { link, 'content-disposition': `inline; filename="${calendar.name}.ics"` } };
        },
      },
    ],
  };
}

const tooManyEvents = (count: number): ResourceError =>
  new ResourceError(400, 'BAD_USER_INPUT', {
    ja: `予定が${count}件あります。一つのカレンダーには${maxEvents}件までです。期間、自治体、施設などで絞り込んでください。`,
    en: `There are ${count} events, and a calendar has ${maxEvents} at most. Choose a shorter time, a municipality or a facility.`,
  });

/** The address at which a program finds the same calendar again. */
function sourceOf(calendar: Calendar, parameters: string[], { query, addresses }: ResourceRequest): string {
  const given = new URLSearchParams();
  for (const name of [...parameters, 'lang']) for (const value of query.getAll(name)) given.append(name, value);
  return addresses.absolute(pathOf(calendar)) + (given.size > 0 ? `?${given.toString()}` : '');
}

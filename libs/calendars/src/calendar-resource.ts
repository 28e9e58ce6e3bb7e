import type { Resource, ResourceRequest } from '@tokorozawa/resources';
import { linkHeader } from '@tokorozawa/pages';
import { type Calendar, inWords } from './calendar';
import { writeCalendar } from './calendar-file';

/** The path of the file of a calendar. */
export const pathOf = ({ name }: Pick<Calendar, 'name'>): string => `/calendars/${name}.ics`;

/** A calendar as a file that programs subscribe to. */
export function calendarResource(calendar: Calendar): Resource {
  const parameters = Object.keys(calendar.parameters);
  return {
    path: `/calendars/${calendar.name}`,
    parameters,
    isStrict: true,
    forms: [
      {
        mediaType: 'text/calendar; charset=utf-8',
        suffix: 'ics',
        async write(request) {
          const { locale, addresses } = request;
          const mark = request.isSandbox ? { ja: '【試用】', en: '[Sandbox] ' } : { ja: '', en: '' };
          const body = writeCalendar({
            name: inWords(locale, mark) + inWords(locale, calendar.title),
            about: inWords(locale, calendar.about),
            source: sourceOf(calendar, parameters, request),
            locale,
            events: await calendar.read(request),
          });
          const link = linkHeader(addresses, { path: `/calendars/${calendar.name}`, describedBy: '/calendars' });
          return { body, headers: { link, 'content-disposition': `inline; filename="${calendar.name}.ics"` } };
        },
      },
    ],
  };
}

/** The address at which a program finds the same calendar again. */
function sourceOf(calendar: Calendar, parameters: string[], { query, addresses }: ResourceRequest): string {
  const given = new URLSearchParams();
  for (const name of [...parameters, 'lang']) for (const value of query.getAll(name)) given.append(name, value);
  return addresses.absolute(pathOf(calendar)) + (given.size > 0 ? `?${given.toString()}` : '');
}

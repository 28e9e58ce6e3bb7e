import { pageHeaders, writePage } from '@tokorozawa/pages';
import type { Resource } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { type Calendar, inWords } from './calendar';
import { pathOf } from './calendar-resource';

const path = '/calendars';
const title = { ja: 'カレンダー', en: 'Calendars' };
const about = {
  ja: '開館日、相談、講座、共同開催イベント、施設の休館日と開館時間、年表を、カレンダーのアプリで照会できます。',
  en: 'Opening days, consultations, courses, joint events, closing days and hours of facilities, and the time line, for calendar programs.',
};

/** The page that says which calendars there are, and how they are narrowed. */
export const listOfCalendars = (calendars: readonly Calendar[]): Resource => ({
  path,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      async write(request) {
        const { locale, addresses } = request;
        const say = (ja: string, en: string): string => inWords(locale, { ja, en });
        const main = html`<h1>${inWords(locale, title)}</h1>
          <p>
            ${inWords(locale, about)}
            ${say(
              '次のアドレスを、アプリの「URL から追加」または「照会」に入れてください。記録が変わると、予定も変わります。',
              'Give one of these addresses to the program, as a calendar "from URL". The events change whenever the records do.',
            )}
          </p>
          ${calendars.map(
            (calendar) =>
              html`<section id="${calendar.name}">
                <h2>${inWords(locale, calendar.title)}</h2>
                <p>${inWords(locale, calendar.about)}</p>
                <p>
                  <a href="${addresses.relative(pathOf(calendar))}" type="text/calendar"
                    >${addresses.absolute(pathOf(calendar))}</a
                  >
                </p>
                <h3>${say('絞り込むパラメーター', 'Parameters that narrow it')}</h3>
                <dl>
                  ${Object.entries(calendar.parameters).map(
                    ([name, words]) =>
                      html`<dt><code>${name}</code></dt>
                        <dd>${inWords(locale, words)}</dd>`,
                  )}
                </dl>
              </section>`,
          )}
          <p>
            ${say(
              'どのアドレスも、末尾の「?lang=en」で英語になります。',
              'Each address is in English with "?lang=en" at its end, and in Japanese with "?lang=ja".',
            )}
          </p>`;
        const page = { title: inWords(locale, title), description: inWords(locale, about), path, main };
        return { body: writePage(request, page), headers: pageHeaders(addresses, { path }) };
      },
    },
  ],
});

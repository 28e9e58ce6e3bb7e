import type { ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { editionPath } from '../editions/edition-page';
import { indicatorPath } from '../indicators/indicator-page';
import { inLanguage, type Html } from '../layout';
import type { ReadRecord } from './read-record';

interface Link {
  path: string;
  text: LocalizedText & { en: string };
}

/** The calendars of one record or of its kind, by the types of records. `ID` stands for the id of the record. */
const calendars: Partial<Record<string, Link[]>> = {
  GenderEqualityCenter: [
    { path: '/calendars/center-open-days.ics', text: { ja: '開館日のカレンダー', en: 'Calendar of its open days' } },
  ],
  Consultation: [
    {
      path: '/calendars/consultations.ics?consultation=ID',
      text: { ja: 'この相談の実施日', en: 'Calendar of its sessions' },
    },
  ],
  CenterCourse: [
    { path: '/calendars/courses.ics', text: { ja: '学習・研修事業のカレンダー', en: 'Calendar of all courses' } },
  ],
  Facility: [
    {
      path: '/calendars/facility-hours.ics?facility=ID',
      text: { ja: 'この施設の開館時間', en: 'Calendar of its opening hours' },
    },
    {
      path: '/calendars/facility-closures.ics?facility=ID',
      text: { ja: 'この施設の休館日', en: 'Calendar of its closed days' },
    },
    {
      path: '/calendars/joint-events.ics?facility=ID',
      text: { ja: 'この施設での催し', en: 'Calendar of the events held there' },
    },
  ],
  JointEvent: [
    {
      path: '/calendars/joint-events.ics',
      text: { ja: '共同イベントのカレンダー', en: 'Calendar of all joint events' },
    },
  ],
};

/** Of a record with a date: it and its dates, as the time line has them. */
const ownDates: Link = {
  path: '/calendars/events.ics?record=ID',
  text: { ja: 'この記録の日付', en: 'Calendar of its dates' },
};

/** What a page of another kind says of the record: an indicator with all figures, an edition as a whole. */
function otherPages({ kind, record }: ReadRecord): Link[] {
  if (kind.type.name === 'Indicator') {
    return [
      { path: indicatorPath(record.id), text: { ja: 'この指標のすべての数値', en: 'All figures of this indicator' } },
    ];
  }
  if (kind.type.name === 'Edition') {
    return [
      { path: editionPath(record.id), text: { ja: 'この年度版で変わったこと', en: 'What changed in this edition' } },
    ];
  }
  const edition = record.edition?.id;
  if (!edition) return [];
  const path = editionPath(edition);
  return [
    { path, text: { ja: 'この年度版で変わったこと', en: 'What changed in its edition' } },
    { path: `${path}#corrections`, text: { ja: 'この年度版の訂正', en: 'The corrections of its edition' } },
    { path: `${path}#gaps`, text: { ja: 'この年度版の空欄', en: 'The gaps of its edition' } },
    { path: `${path}#checks`, text: { ja: 'この年度版の検算', en: 'The checks of its edition' } },
  ];
}

/** Where a reader can go on: other pages about the record, its calendars, and the feeds with news of its kind. */
export function followSection(request: ResourceRequest, read: ReadRecord): Html {
  const { kind, record } = read;
  const isNewest = !record.id.includes('@');
  const isDated = kind.type.getInterfaces().some(({ name }) => name === 'Dated');
  const links = [
    ...otherPages(read),
    ...(isNewest ? [...(calendars[kind.type.name] ?? []), ...(isDated ? [ownDates] : [])] : []),
    {
      path: `/feeds/changes.atom?type=${kind.type.name}`,
      text: { ja: 'この種類の記録の新着と変更(フィード)', en: 'New and changed records of this kind (feed)' },
    },
    {
      path: '/feeds/corrections.atom',
      text: { ja: '資料の訂正(フィード)', en: 'Corrections of the publication (feed)' },
    },
  ];
  return html`<section aria-labelledby="more-about">
    <h2 id="more-about">${inLanguage(request, { ja: 'もっと見る、追いかける', en: 'See more, and follow' })}</h2>
    <ul class="chips">
      ${links.map(
        ({ path, text }) =>
          html`<li>
            <a href="${request.addresses.link(path.replace('ID', encodeURIComponent(record.id)))}"
              >${inLanguage(request, text)}</a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

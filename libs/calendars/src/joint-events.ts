import { completeData, type ResourceRequest } from '@tokorozawa/resources';
import { instantInJapan } from '@tokorozawa/vocabulary';
import { allNodes, type Calendar, inWords, revisionOfWritten, windowWords, type Words } from './calendar';
import type { CalendarEvent, Days, EventStatus, Times } from './calendar-file';
import {
  facilityOf,
  facilityWords,
  municipalityOf,
  municipalityWords,
  noFacility,
  requireMunicipality,
} from './municipal-parameters';
import { uidOf } from './uid';
import { type Bounds, chosenWindow, daysBefore, overlaps } from './window';

interface JointEvent {
  id: string;
  url: string;
  version: number;
  updatedAt: string;
  name: string;
  status: 'SCHEDULED' | 'TENTATIVE' | 'POSTPONED' | 'CANCELED';
  date: { day: string };
  startTime: string | null;
  endDate: string | null;
  endTime: string | null;
  place: string | null;
  audience: string | null;
  fee: string | null;
  contact: string | null;
  description: string | null;
  website: string | null;
  facility: { name: string; address: { printed: string } } | null;
  hosts: ({ name: string } | null)[] | null;
}

const list = `query JointEventDays($where: JointEventFilter, $after: String) {
  jointEvents(first: 100, after: $after, where: $where) {
    nodes {
      id url version updatedAt name status date { day } startTime endDate endTime
      place audience fee contact description website
      facility { name address { printed } }
      hosts { name }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** In days. No joint event lasts longer than ten years. */
const maxLength = 3_660;

/** The events that municipalities hold together. */
export const jointEvents: Calendar = {
  name: 'joint-events',
  title: { ja: '5市の共同開催イベント', en: 'Joint events of the five cities' },
  about: {
    ja: '各市が登録したイベント。調整中は「仮」、中止と延期は「中止」とし、題名にもそう書きます。',
    en: 'The events that the cities have entered. What is not certain yet is tentative; what is canceled or postponed is canceled, and its title says so.',
  },
  parameters: {
    municipality: municipalityWords,
    facility: facilityWords,
    ...windowWords({
      ja: 'from と to を省くと、登録されているすべてです。',
      en: 'Without "from" and "to", all that are entered.',
    }),
  },
  async read(request) {
    const where = { municipality: municipalityOf(request), facility: facilityOf(request) };
    const found = await readJointEvents(request, chosenWindow(request), where);
    if (found.length === 0) await requireKnown(request);
    return found.map((event) => writeEvent(event, uidOf(event.url, event.id), request));
  },
};

const facilitiesWithId = 'query FacilitiesWithId($id: ID!) { facilities(where: { ids: [$id] }) { totalCount } }';

/** A program follows a calendar for years, and nobody would notice that it stays empty. */
async function requireKnown(request: ResourceRequest): Promise<void> {
  await requireMunicipality(request);
  const id = facilityOf(request);
  if (id === null) return;
  const { facilities } = completeData(
    await request.ask<{ facilities: { totalCount: number } }>(facilitiesWithId, { id }),
  );
  if (facilities.totalCount === 0) throw noFacility(id);
}

async function readJointEvents({ ask }: ResourceRequest, window: Bounds, where: object): Promise<JointEvent[]> {
  const between = { start: window.first && daysBefore(window.first, maxLength), end: window.last };
  const found = await allNodes<JointEvent>((after) => ask(list, { where: { ...where, between }, after }));
  return found.filter(({ date, endDate }) => overlaps(window, { first: date.day, last: endDate ?? date.day }));
}

/**
 * The joint events that were to take place in a window and do not, as a time line shows them: under the ids that they had
 * there before, so that a program that knows them strikes them out.
 * @param id of the only record that is meant; null for all of them
 */
export async function canceledJointEvents(
  request: ResourceRequest,
  window: Bounds,
  id: string | null,
): Promise<CalendarEvent[]> {
  const canceled = await Promise.all(
    ['CANCELED', 'POSTPONED'].map((status) => readJointEvents(request, window, { status, ids: id && [id] })),
  );
  return canceled
    .flat()
    .map((event) => writeEvent(event, uidOf(event.url, `${event.id}/date/${event.date.day}`), request));
}

const statuses: Record<JointEvent['status'], { status: EventStatus; mark?: Words; reason?: Words }> = {
  SCHEDULED: { status: 'CONFIRMED' },
  TENTATIVE: {
    status: 'TENTATIVE',
    mark: { ja: '【調整中】', en: 'Not certain yet: ' },
    reason: { ja: '開催は調整中です。', en: 'Whether it takes place is not certain yet.' },
  },
  POSTPONED: {
    status: 'CANCELLED',
    mark: { ja: '【延期】', en: 'Postponed: ' },
    reason: {
      ja: '延期になりました。新しい日は決まっていません。',
      en: 'It is postponed. The new day is not known yet.',
    },
  },
  CANCELED: {
    status: 'CANCELLED',
    mark: { ja: '【中止】', en: 'Canceled: ' },
    reason: { ja: '中止になりました。', en: 'It does not take place.' },
  },
};

function writeEvent(event: JointEvent, uid: string, { locale, addresses }: ResourceRequest): CalendarEvent {
  const { status, mark, reason } = statuses[event.status];
  const { facility, hosts, place, url } = event;
  const say = (ja: string, en: string, text: string | null | undefined): string[] =>
    text ? [inWords(locale, { ja: `${ja}：${text}`, en: `${en}: ${text}` })] : [];
  return {
    uid,
    title: (mark ? inWords(locale, mark) : '') + event.name,
    description: [
      ...(reason ? [inWords(locale, reason)] : []),
      ...(event.description ? [event.description] : []),
      ...timesInWords(event).map((words) => inWords(locale, words)),
      ...say(
        '主催',
        'Held by',
        hosts?.flatMap((host) => host?.name ?? []).join(inWords(locale, { ja: '、', en: ', ' })),
      ),
      ...say('対象', 'For', event.audience),
      ...say('料金', 'Fee', event.fee),
      ...say('連絡先', 'Contact', event.contact),
      ...(event.website ? [event.website] : []),
    ],
    location: place ?? (facility && `${facility.name} ${facility.address.printed}`),
    url: addresses.absolute(url),
    when: whenOf(event),
    status,
    revision: revisionOfWritten(event),
  };
}

/** Where only one of the two times of several days is known, the days are told, and the time in words. */
const hasOneTimeOfSeveralDays = ({ startTime, endDate, endTime }: JointEvent): boolean =>
  endDate !== null && startTime !== null && endTime === null;

function whenOf(event: JointEvent): Days | Times {
  const { date, startTime, endDate, endTime } = event;
  const last = endDate ?? date.day;
  if (startTime === null || hasOneTimeOfSeveralDays(event)) return { first: date.day, last };
  return { start: instantInJapan(date.day, startTime), end: endTime === null ? null : instantInJapan(last, endTime) };
}

function timesInWords(event: JointEvent): Words[] {
  const { startTime, endTime } = event;
  if (startTime === null && endTime !== null) return [{ ja: `${endTime}まで`, en: `Until ${endTime}` }];
  return hasOneTimeOfSeveralDays(event) ? [{ ja: `${startTime}から`, en: `From ${startTime}` }] : [];
}

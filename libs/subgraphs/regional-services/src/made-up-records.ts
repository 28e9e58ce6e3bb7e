import type { MadeUpWrite } from '@tokorozawa/subgraph-kit';

/** The five cities, whose names are real. Everything else below is made up, and looks so. */
const cities = [
  { code: '112089', ja: '所沢市', en: 'Tokorozawa' },
  { code: '112097', ja: '飯能市', en: 'Hanno' },
  { code: '112151', ja: '狭山市', en: 'Sayama' },
  { code: '112259', ja: '入間市', en: 'Iruma' },
  { code: '112429', ja: '日高市', en: 'Hidaka' },
];

type City = (typeof cities)[number];

const monday = { kind: 'WEEKDAY', weekdays: ['MONDAY'], onHolidays: 'CLOSED_LATER' };
const yearEnd = { kind: 'YEARLY_PERIOD', firstDay: '12-29', lastDay: '01-03' };
const weekdays = ['TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
const weekend = ['SATURDAY', 'SUNDAY'];

const buildings = [
  {
    localId: 'library',
    kind: 'LIBRARY',
    name: { ja: '架空図書館', en: 'Made-up Library' },
    nameKana: 'カクウトショカン',
    sharedServiceId: 'shared-service-libraries',
    openingHours: [
      { weekdays, opens: '09:30', closes: '20:00' },
      { weekdays: weekend, opens: '09:30', closes: '17:00' },
    ],
    regularClosures: [monday, { kind: 'NTH_WEEKDAY', weekdays: ['THURSDAY'], weeks: [4] }, yearEnd],
  },
  {
    localId: 'hall',
    kind: 'CULTURE',
    name: { ja: '架空ホール', en: 'Made-up Hall' },
    nameKana: 'カクウホール',
    openingHours: [{ weekdays: [...weekdays, ...weekend], opens: '09:00', closes: '22:00' }],
    regularClosures: [{ kind: 'NTH_WEEKDAY', weekdays: ['MONDAY'], weeks: [1, 3] }, yearEnd],
  },
  {
    localId: 'gym',
    kind: 'SPORTS',
    name: { ja: '架空体育館', en: 'Made-up Gymnasium' },
    nameKana: 'カクウタイイクカン',
    openingHours: [{ weekdays: ['MONDAY', ...weekdays, ...weekend], opens: '08:30', closes: '21:30' }],
    regularClosures: [{ kind: 'DAY_AFTER_HOLIDAY' }, yearEnd],
  },
];

const note = { ja: '試用のために作られた、実在しない施設。', en: 'Made up for trying; it does not exist.' };

const facilitiesOf = ({ ja, en }: City): object[] =>
  buildings.map(({ name, ...building }) => ({
    ...building,
    name: { ja: `${name.ja}(${ja})`, en: `${name.en} (${en})` },
    address: { city: { ja, en }, town: { ja: '架空町', en: 'Made-up Town' }, lot: { ja: '1-2-3' } },
    description: note,
  }));

const eventsOf = ({ code, ja, en }: City, index: number): object[] => [
  {
    localId: 'concert',
    name: { ja: `架空合同演奏会(${ja})`, en: `Made-up Joint Concert (${en})` },
    status: index === 4 ? 'TENTATIVE' : 'SCHEDULED',
    hosts: cities.map((city) => city.code),
    date: `2027-0${index + 3}-14`,
    startTime: '14:00',
    endTime: '16:00',
    facilityId: `facility-${code}-hall`,
    fee: { ja: '無料', en: 'Free' },
    description: { ja: '試用のために作られた、実在しない催し。', en: 'Made up for trying; it does not exist.' },
  },
];

const query = `mutation ($facilities: [FacilityInput!]!, $events: [JointEventInput!]!) {
  putFacilities(facilities: $facilities) { userErrors { message } }
  putJointEvents(events: $events) { userErrors { message } }
}`;

/** What fills an instance for trying. */
export const madeUpWrites: MadeUpWrite[] = cities.map((city, index) => ({
  municipality: city.code,
  query,
  variables: { facilities: facilitiesOf(city), events: eventsOf(city, index) },
}));

import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openRegionalServices()));
afterAll(() => subgraph.close());

interface Payload {
  results: { localId: string; outcome: string }[];
  userErrors: { field: string[]; code: string; ja: string; en: string }[];
}

async function put(field: string, type: string, items: object[], key?: string): Promise<Payload> {
  const argument = field === 'putFacilities' ? 'facilities' : 'events';
  const { data, errors } = await subgraph.askAs(
    tokorozawa,
    `mutation ($items: [${type}!]!, $key: String) {
      ${field}(${argument}: $items, atomicity: PER_ITEM, idempotencyKey: $key) {
        results { localId outcome } userErrors { field code ja: message en: message(locale: EN) }
      }
    }`,
    { items, key },
  );
  expect(errors).toBeUndefined();
  return data?.[field] as Payload;
}

const faults = ({ userErrors }: Payload) => userErrors.map(({ field, code }) => `${field.slice(2).join('.')} ${code}`);
const putFacility = (fault: object) => put('putFacilities', 'FacilityInput', [{ ...library, ...fault }]);

const relay = {
  localId: 'E-1',
  name: { ja: '試しの駅伝' },
  status: 'SCHEDULED',
  hosts: ['112089'],
  date: '2026-11-29',
  place: { ja: '試しの河原' },
};
const putEvent = (fault: object) => put('putJointEvents', 'JointEventInput', [{ ...relay, ...fault }]);

const monday = { weekdays: ['MONDAY'], opens: '09:00', closes: '17:00' };

test.each([
  ['the character NUL', '図書\0館', 'U+0000'],
  ['half of a surrogate pair', '図書\ud842館', 'U+D842'],
  ['a control character', '図書\u0007館', 'U+0007'],
  ['a space without width', '\u200b', 'U+200B'],
  ['a character that stands for one that could not be read', '図書\ufffd館', 'U+FFFD'],
  ['a mark that turns the direction of text', '\u202e館書図', 'U+202E'],
])('a text with %s is refused with its place, and the other records of the call are written', async (_, ja, code) => {
  const wrong = [
    { ...library, localId: 'W-1', name: { ja } },
    { ...library, localId: 'W-2', openingHours: [{ ...monday, note: { ja } }] },
    { ...library, localId: 'W-3', sharedServiceId: ja },
    { ...library, localId: ja },
    { ...library, localId: ja },
  ];
  for (const key of [undefined, code, code]) {
    const answer = await put('putFacilities', 'FacilityInput', [...wrong, library], key);
    expect(answer.results.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(5).fill('REFUSED'),
      expect.stringMatching(/CREATED|UNCHANGED/),
    ]);
    const places = answer.userErrors.filter(({ en }) => en.includes(code)).map(({ field }) => field.slice(1).join('.'));
    expect(places).toEqual(['0.name.ja', '1.openingHours.0.note.ja', '2.sharedServiceId', '3.localId', '4.localId']);
  }
});

test('a text may have several lines, and characters beyond the first plane', async () => {
  expect(faults(await putFacility({ localId: 'T-1', description: { ja: '𠮷野家の\n👨‍👩‍👧 席\t有' } }))).toEqual([]);
});

const long = 'あ'.repeat(2_001);
test.each([
  ['description', { description: { ja: long } }, 'description INVALID'],
  ['address', { address: { ...library.address, lot: { ja: long } } }, 'address.lot INVALID'],
  ['note of hours', { openingHours: [{ ...monday, note: { ja: long } }] }, 'openingHours.0.note INVALID'],
  ['note of a rule', { regularClosures: [{ kind: 'HOLIDAY', note: { ja: long } }] }, 'regularClosures.0.note INVALID'],
  ['reading', { nameKana: 'ア'.repeat(2_001) }, 'nameKana INVALID'],
])('a %s of more than 2,000 characters is refused', async (_what, fault, expected) => {
  expect(faults(await putFacility(fault))).toEqual([expected]);
});

test('a name has at most 300 characters, any of which PostgreSQL can index', async () => {
  const name = (length: number) => ({
    ja: Array.from({ length }, (_, index) => String.fromCodePoint(0x4e00 + ((7_919 * index) % 20_000))).join(''),
  });
  expect(faults(await putFacility({ name: name(301) }))).toEqual(['name INVALID']);
  expect(faults(await putFacility({ localId: 'N-1', name: name(300) }))).toEqual([]);
});

const { address } = library;
test.each([
  ['a mark for the same as above', { name: { ja: '〃' } }, ['name INVALID']],
  ['words for the same as above', { address: { ...address, town: { ja: '（同上）' } } }, ['address.town INVALID']],
  ['such a mark in a note', { openingHours: [{ ...monday, note: { ja: '同左' } }] }, ['openingHours.0.note INVALID']],
  ['such a mark in English', { description: { ja: '試し', en: '"' } }, ['description INVALID']],
  ['a name of two lines', { name: { ja: '試し\n図書館' } }, ['name INVALID']],
  ['an address of two lines', { address: { ...address, lot: { ja: '1\r\n2' } } }, ['address.lot INVALID']],
  ['a telephone number without its zero', { telephone: '4-2998-1111' }, ['telephone INVALID']],
  ['a name that begins like such words', { localId: 'D-1', name: { ja: '同上町会館' } }, []],
  ['a telephone number of another country', { localId: 'D-2', telephone: '+81-4-2998-1111' }, []],
])('%s', async (_what, fault, expected) => {
  const answer = await putFacility(fault);
  expect(faults(answer)).toEqual(expected);
  for (const { ja } of answer.userErrors) expect(ja).toMatch(/書いてください。$/);
});

test.each([
  ['02-30', false],
  ['04-31', false],
  ['00-10', false],
  ['12-00', false],
  ['02-29', true],
  ['12-31', true],
])('%s as a day of every year', async (day, isAccepted) => {
  const regularClosures = [{ kind: 'YEARLY_PERIOD', firstDay: day, lastDay: day }];
  const expected = ['regularClosures.0.firstDay INVALID', 'regularClosures.0.lastDay INVALID'];
  expect(faults(await putFacility({ regularClosures }))).toEqual(isAccepted ? [] : expected);
});

test('a list that gives a value twice is refused', async () => {
  const weekdays = ['MONDAY', 'MONDAY'];
  expect(faults(await putFacility({ openingHours: [{ ...monday, weekdays }] }))).toEqual([
    'openingHours.0.weekdays INVALID',
  ]);
  const rules = [
    { kind: 'NTH_WEEKDAY', weekdays: ['MONDAY'], weeks: [1, 1] },
    { kind: 'DATES', dates: ['2026-01-05', '2026-01-05'] },
  ];
  expect(faults(await putFacility({ regularClosures: rules }))).toEqual([
    'regularClosures.0.weeks INVALID',
    'regularClosures.1.dates INVALID',
  ]);
  expect(faults(await putEvent({ hosts: ['112089', '112089'] }))).toEqual(['hosts INVALID']);
});

const messages = ({ userErrors }: Payload) => userErrors.map(({ ja, en }) => [ja, en]);

test.each([
  ['an empty name', { name: { ja: ' ' } }, 'The text is empty. Give at least 1 character.'],
  ['no weekday', { openingHours: [{ ...monday, weekdays: [] }] }, 'Give at least 1 value.'],
  ['a sixth week', { regularClosures: [{ kind: 'NTH_WEEKDAY', weekdays: ['MONDAY'], weeks: [6] }] }, 'at most 5.'],
  ['too many rules', { regularClosures: Array(51).fill({ kind: 'HOLIDAY' }) }, 'Give at most 50 values.'],
  ['a long address', { website: `https://${'x'.repeat(2_000)}` }, 'Give at most 2000 characters.'],
  ['an expected version below 0', { expectedVersion: -1 }, 'Give a number of at least 0.'],
  [
    'a latitude for a longitude',
    { position: { latitude: 35.8, longitude: 35.8 } },
    'Check that they are not exchanged.',
  ],
])('what is wrong with %s is said in plain words of both languages', async (_what, fault, expected) => {
  for (const [ja, en] of messages(await putFacility(fault))) {
    expect(en).toContain(expected);
    expect(ja).toMatch(/ください。$/);
    expect(ja).not.toMatch(/number|array|string/);
  }
});

test('of a time that cannot be read, nothing is said but that', async () => {
  const openingHours = [{ ...monday, opens: '9:00', closes: '17:00' }];
  expect(faults(await putFacility({ openingHours }))).toEqual(['openingHours.0.opens INVALID']);
  expect(faults(await putEvent({ startTime: '9:00', endTime: '17:00' }))).toEqual(['startTime INVALID']);
});

test.each([
  ['before 1900', { date: '0190-11-29' }, 'date INVALID'],
  ['after 2999', { date: '9999-12-31', startTime: '23:00', endTime: '24:00' }, 'date INVALID'],
  ['a thousand years long', { endDate: '3026-11-29' }, 'endDate INVALID'],
])('an event that is %s is refused', async (_what, fault, expected) => {
  const answer = await putEvent(fault);
  expect(faults(answer)).toContain(expected);
  for (const { ja } of answer.userErrors) expect(ja).not.toContain('無効な');
});

test('the Japanese message on a local id says what is right, as the English one does', async () => {
  const [error] = (await putFacility({ localId: 'Ｌ-1' })).userErrors;
  expect(error).toMatchObject({ field: ['facilities', '0', 'localId'], code: 'INVALID' });
  expect(error?.ja).toContain('半角の英数字');
  expect(error?.en).toContain('1 to 40 letters');
});

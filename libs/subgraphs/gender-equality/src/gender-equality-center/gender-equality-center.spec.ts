import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';
import { centerHours } from './center-hours';

const furatto = 'genderEqualityCenter(id: "gender-equality-center-furatto")';

describe('the center Furatto', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('has its address in parts and as printed, its telephone number and its municipality', async () => {
    const { data } = await subgraph.ask(`{
      genderEqualityCenters {
        name
        municipality { code }
        address { prefecture city town lot building printed }
        telephone
      }
    }`);
    expect(data?.genderEqualityCenters).toEqual([
      {
        name: '所沢市男女共同参画推進センター ふらっと',
        municipality: { code: '112089' },
        address: {
          prefecture: '埼玉県',
          city: '所沢市',
          town: '寿町',
          lot: '27番7号',
          building: 'コンセールタワー所沢2階',
          printed: '寿町27番7号コンセールタワー所沢2階',
        },
        telephone: '04-2921-2220',
      },
    ]);
  });

  it('was founded in April 1995 and has 612.01 m² on the second floor of a tower of 27,283.17 m²', async () => {
    const { data } = await subgraph.ask(`{
      ${furatto} {
        date { precision month day era }
        floor
        exclusiveAreaM2
        building { name structure floorsAboveGround floorsBelowGround totalFloorAreaM2 }
        provenance { status corrections { field printed read confidence } }
      }
    }`);
    expect(data?.genderEqualityCenter).toEqual({
      date: { precision: 'MONTH', month: '1995-04', day: null, era: '平成7年4月' },
      floor: 2,
      exclusiveAreaM2: 612.01,
      building: {
        name: 'コンセールタワー所沢',
        structure: '鉄筋コンクリート造一部鉄骨造',
        floorsAboveGround: 25,
        floorsBelowGround: 2,
        totalFloorAreaM2: 27283.17,
      },
      provenance: {
        status: 'CORRECTED',
        corrections: [
          { field: 'address.prefecture', printed: null, read: '埼玉県', confidence: 'HIGH' },
          { field: 'address.city', printed: null, read: '所沢市', confidence: 'HIGH' },
          { field: 'date', printed: '設置:平成7年4月', read: 'センターの設置', confidence: 'HIGH' },
          { field: 'building.totalFloorAreaM2', printed: '27.283.17㎡', read: '27,283.17㎡', confidence: 'HIGH' },
        ],
      },
    });
  });

  it('is open from 08:30 to 21:30, and closed by four rules of which the last has no dates', async () => {
    const { data } = await subgraph.ask(`{
      ${furatto} {
        openingHours { start end durationMinutes }
        closingRules { reason rule }
        provenance { gaps { field reason } }
      }
    }`);
    expect(data?.genderEqualityCenter).toEqual({
      openingHours: { start: '08:30', end: '21:30', durationMinutes: 780 },
      closingRules: [
        { reason: 'THURSDAY', rule: '木曜日' },
        { reason: 'HOLIDAY', rule: '祝日' },
        { reason: 'DAY_AFTER_HOLIDAY_THURSDAY', rule: '木曜日が祝休日となった場合の、その翌日' },
        { reason: 'YEAR_END', rule: '年末年始(日付の記載なし)' },
      ],
      provenance: {
        gaps: [
          { field: 'openingOn.open', reason: 'NOT_STATED' },
          { field: 'provenance.asOf', reason: 'NOT_STATED' },
        ],
      },
    });
  });

  it('tells of a day whether it is open, and why not', async () => {
    const { data } = await subgraph.ask(`{
      ${furatto} {
        open: openingOn(date: "2024-04-01") { ...day }
        closed: openingOn(date: "2024-04-29") { ...day english: holidayName(locale: EN) }
        unknown: openingOn(date: "2024-12-31") { ...day gap { field reason note } }
      }
    }
    fragment day on CenterOpening { date { day era } weekday open reasons holidayName }`);
    expect(data?.genderEqualityCenter).toEqual({
      open: {
        date: { day: '2024-04-01', era: '令和6年4月1日' },
        weekday: 'MONDAY',
        open: true,
        reasons: [],
        holidayName: null,
      },
      closed: {
        date: { day: '2024-04-29', era: '令和6年4月29日' },
        weekday: 'MONDAY',
        open: false,
        reasons: ['HOLIDAY'],
        holidayName: '昭和の日',
        english: 'Showa Day',
      },
      unknown: {
        date: { day: '2024-12-31', era: '令和6年12月31日' },
        weekday: 'TUESDAY',
        open: null,
        reasons: ['YEAR_END'],
        holidayName: null,
        gap: {
          field: 'open',
          reason: 'NOT_STATED',
          note: '年末年始に休館することは示されているが、その日付は記載がない。',
        },
      },
    });
  });

  it('tells its next open days, a week of them unless asked otherwise', async () => {
    const { data } = await subgraph.ask(`{
      ${furatto} {
        nextOpenDays(between: { start: "2024-04-30" }) { days { date { day } } doubtful { date { day } } }
        two: nextOpenDays(between: { start: "2024-04-27" }, count: 2) { days { weekday } }
        inApril: nextOpenDays(between: { start: "2024-04-27", end: "2024-04" }) { days { date { day } } }
        turnOfYear: nextOpenDays(between: { start: "2024-12-31", end: "2025-01-04" }) {
          days { open }
          doubtful { date { day } gap { reason note(locale: EN) } }
        }
      }
    }`);
    const inMay = ['01', '07', '08', '10', '11', '12'].map((day) => ({ date: { day: `2024-05-${day}` } }));
    expect(data?.genderEqualityCenter).toEqual({
      nextOpenDays: { days: [{ date: { day: '2024-04-30' } }, ...inMay], doubtful: [] },
      two: { days: [{ weekday: 'SATURDAY' }, { weekday: 'SUNDAY' }] },
      inApril: { days: ['27', '28', '30'].map((day) => ({ date: { day: `2024-04-${day}` } })) },
      turnOfYear: {
        days: [],
        doubtful: ['2024-12-31', '2025-01-03', '2025-01-04'].map((day) => ({
          date: { day },
          gap: { reason: 'NOT_STATED', note: expect.stringContaining('year-end and New Year period') as string },
        })),
      },
    });
  });

  it('tells its next open days from today on unless it is asked for others', async () => {
    const days = (given: string) => subgraph.ask(`{ ${furatto} { nextOpenDays${given} { days { date { day } } } } }`);
    const { data, extensions } = await days('');
    // The answer is valid until the end of today in Japan, nine hours ahead of UTC.
    const lastMoment = Date.parse(String(extensions?.validUntil)) + 9 * 3_600_000 - 1;
    const today = new Date(lastMoment).toISOString().slice(0, 10);
    const given = await days(`(between: { start: "${today}" })`);
    expect(given.data).toEqual(data);
    expect(given.extensions).toBeUndefined();
  });

  it('says why it cannot be told whether it is open on a day', async () => {
    const { data, errors } = await subgraph.ask(`{
      ${furatto} {
        far: openingOn(date: "2051-01-06") { ...day gap { note } }
        early: openingOn(date: "1995-03-31") { ...day gap { note } }
        nextOpenDays(between: { start: "2050-12-27" }) { days { date { day } } }
      }
    }
    fragment day on CenterOpening { open reasons weekday }`);
    expect(errors).toBeUndefined();
    expect(data?.genderEqualityCenter).toEqual({
      far: {
        open: null,
        reasons: ['HOLIDAYS_UNKNOWN'],
        weekday: 'FRIDAY',
        gap: { note: '祝日は1970年から2050年までしか分からない。' },
      },
      early: { open: false, reasons: ['NOT_FOUNDED'], weekday: 'FRIDAY', gap: null },
      nextOpenDays: { days: [{ date: { day: '2050-12-27' } }] },
    });
  });

  it('answers the rest when asked of a day that no era can name', async () => {
    const { data, errors } = await subgraph.ask(
      `{ ${furatto} { first: openingOn(date: "1868-10-23") { ...day } before: openingOn(date: "1868-10-22") { ...day } } }
      fragment day on CenterOpening { open date { era fiscalYear } }`,
    );
    const first = { open: false, date: { era: '明治元年10月23日', fiscalYear: 1868 } };
    expect(data?.genderEqualityCenter).toEqual({ first, before: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['genderEqualityCenter', 'before'], 'BAD_USER_INPUT'],
    ]);
  });

  it('answers the rest when too many days are asked for', async () => {
    const { data, errors } = await subgraph.ask(
      `{ ${furatto} { telephone nextOpenDays(count: 32) { days { date { day } } } } }`,
    );
    expect(data?.genderEqualityCenter).toEqual({ telephone: '04-2921-2220', nextOpenDays: null });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['"count" is 32; give a number from 1 to 31.', 'BAD_USER_INPUT'],
    ]);
  });

  it('leads to its rooms, slots and consultations', async () => {
    const { data } = await subgraph.ask(
      `{ ${furatto} { rooms { name center { id } } slots { number center { id } } consultations { name center { id } } } }`,
    );
    const center = { id: 'gender-equality-center-furatto' };
    expect(data?.genderEqualityCenter).toEqual({
      rooms: ['図書・資料コーナー', '会議室', '研修室', '生活工房室', '保育室'].map((name) => ({ name, center })),
      slots: [1, 2, 3, 4, 5, 6].map((number) => ({ number, center })),
      consultations: ['電話相談', 'カウンセリング', '何でも聞きます相談'].map((name) => ({ name, center })),
    });
  });

  it('is not found by an id that it does not have', async () => {
    const { data, errors } = await subgraph.ask('{ genderEqualityCenter(id: "zzz") { id } }');
    expect(data).toEqual({ genderEqualityCenter: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No gender equality center has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('hours in the data file', () => {
  it('are from one time of a day to a later one', () => {
    expect(centerHours.safeParse({ start: '08:30', end: '21:30' }).success).toBe(true);
  });

  it.each([
    ['8:30', '21:30', 'Give a time as HH:MM in quotes, for example "08:30".'],
    ['08:30', '24:00', 'Give a time as HH:MM in quotes, for example "08:30".'],
    ['16:00', '10:00', 'The hours end before they begin.'],
  ])('are not from %s to %s', (start, end, message) => {
    expect(centerHours.safeParse({ start, end }).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

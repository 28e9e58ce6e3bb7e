import { valueOf } from '@tokorozawa/subgraph-kit';
import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from '../subgraph';
import { SisterCityTie } from './sister-city.entity';

interface City {
  date: { day: string };
  ties: { date: { year: number; day: string | null } }[];
}

describe('the sister cities', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(internationalRelations);
  });
  afterAll(() => subgraph.close());

  it('are listed from the oldest tie on, with its day in both calendars, area and population', async () => {
    const { data } = await subgraph.ask(
      '{ sisterCities { id name country region date { day era } areaKm2 population } }',
    );
    expect(data?.sisterCities).toEqual([
      {
        id: 'sister-city-decatur',
        name: 'ディケイター市',
        country: 'アメリカ合衆国',
        region: 'イリノイ州',
        date: { day: '1966-05-06', era: '昭和41年5月6日' },
        areaKm2: 121.62,
        population: 67477,
      },
      {
        id: 'sister-city-changzhou',
        name: '常州市',
        country: '中華人民共和国',
        region: '江蘇省',
        date: { day: '1992-04-20', era: '平成4年4月20日' },
        areaKm2: 4372.15,
        population: 5375000,
      },
      {
        id: 'sister-city-anyang',
        name: '安養市',
        country: '大韓民国',
        region: '京畿道',
        date: { day: '1998-04-17', era: '平成10年4月17日' },
        areaKm2: 58.48,
        population: 546534,
      },
    ]);
  });

  it('came about in events that are dated no finer than the source dates them', async () => {
    const { data } = await subgraph.ask(
      '{ sisterCity(id: "sister-city-changzhou") { ties { date { year month day era } } } decatur: sisterCity(id: "sister-city-decatur") { ties { date { year month day era } } } }',
    );
    expect(data).toEqual({
      sisterCity: {
        ties: [
          { date: { year: 1982, month: '1982-07', day: null, era: '昭和57年7月' } },
          { date: { year: 1985, month: '1985-10', day: null, era: '昭和60年10月' } },
          { date: { year: 1992, month: '1992-04', day: '1992-04-20', era: '平成4年4月20日' } },
        ],
      },
      decatur: {
        ties: [
          { date: { year: 1965, month: null, day: null, era: '昭和40年' } },
          { date: { year: 1966, month: '1966-05', day: '1966-05-06', era: '昭和41年5月6日' } },
        ],
      },
    });
  });

  it('each have the making of the tie as the last event, on the day of the tie', async () => {
    const { data } = await subgraph.ask('{ sisterCities { date { day } ties { date { year day } } } }');
    for (const { date, ties } of data?.sisterCities as City[]) {
      expect(ties.at(-1)?.date.day).toBe(date.day);
      expect(ties.map((tie) => tie.date.year)).toEqual(ties.map((tie) => tie.date.year).sort());
    }
  });

  it('answer null where the source does not say, and why', async () => {
    const { data } = await subgraph.ask('{ sisterCities { nameOrigin provenance { gaps { field reason } } } }');
    const undated = { field: 'provenance.asOf', reason: 'NOT_STATED' };
    const unexplained = { field: 'nameOrigin', reason: 'NOT_STATED' };
    expect(data?.sisterCities).toEqual([
      { nameOrigin: expect.stringContaining('ステファン・ディケイター') as string, provenance: { gaps: [undated] } },
      { nameOrigin: null, provenance: { gaps: [unexplained, undated] } },
      { nameOrigin: null, provenance: { gaps: [unexplained, undated] } },
    ]);
  });

  it('show the line on the industries of 常州 that was read twice', async () => {
    const { data } = await subgraph.ask(
      '{ sisterCity(id: "sister-city-changzhou") { industries(locale: EN) provenance { status corrections { field confidence } } } }',
    );
    expect(data?.sisterCity).toMatchObject({
      industries: expect.arrayContaining(['Information technology (core)', 'Biopharmaceuticals (core)']) as string[],
      provenance: {
        status: 'CORRECTED',
        corrections: [
          { field: 'profile', confidence: 'HIGH' },
          { field: 'industries', confidence: 'HIGH' },
        ],
      },
    });
  });

  it('are not found by an id that none of them has', async () => {
    const { data, errors } = await subgraph.ask('{ sisterCity(id: "zzz") { id } }');
    expect(data).toEqual({ sisterCity: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No sister city has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('an event in the data file', () => {
  it.each(['1965', '1982-07', '1992-04-20'])('is dated %s', (date) => {
    expect(valueOf(SisterCityTie).safeParse({ date, event: { ja: '締結' } }).success).toBe(true);
  });

  it.each(['65', '1982-13', '1992-04-31'])('is not dated %s', (date) => {
    expect(valueOf(SisterCityTie).safeParse({ date, event: { ja: '締結' } }).success).toBe(false);
  });
});

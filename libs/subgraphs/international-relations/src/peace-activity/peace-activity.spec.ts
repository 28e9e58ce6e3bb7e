import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { internationalRelations } from '../subgraph';
import { peaceActivityDetails } from './peace-activity-details';

interface Page {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { endCursor: string };
}

const idOf = (name: string) => `peace-activity-2023-${name}`;

describe('the peace activities', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(internationalRelations);
  });
  afterAll(() => subgraph.close());

  it('sent five peace ambassadors, two assembly members and staff to the ceremony of August 6, 2023', async () => {
    const { data } = await subgraph.ask(`{
      peaceActivity(id: "${idOf('hiroshima-ceremony')}") {
        kind
        date { day era }
        details {
          ... on PeaceCeremonyVisit {
            delegation { role people }
            ambassadorEligibility { students belowAgeYears }
          }
        }
        provenance { gaps { field reason } }
      }
    }`);
    expect(data?.peaceActivity).toEqual({
      kind: 'CEREMONY',
      date: { day: '2023-08-06', era: '令和5年8月6日' },
      details: {
        delegation: [
          { role: '所沢市平和大使', people: 5 },
          { role: '市議会代表', people: 2 },
          { role: '市職員', people: null },
        ],
        ambassadorEligibility: { students: '中学生から大学生まで', belowAgeYears: 30 },
      },
      provenance: { gaps: [{ field: 'details.delegation.2.people', reason: 'NOT_STATED' }] },
    });
  });

  it('of a fiscal year are asked for as people write it', async () => {
    const count = async (year: string) => {
      const { data } = await subgraph.ask(
        `{ peaceActivities(where: { between: { start: ${year}, end: ${year} } }) { totalCount } }`,
      );
      return data?.peaceActivities;
    };
    const { data } = await subgraph.ask('{ peaceActivities { totalCount } }');
    for (const year of ['"令和5年度"', '"FY2023"', '"R5年度"'])
      expect(await count(year)).toEqual(data?.peaceActivities);
    expect(await count('"令和4年度"')).toEqual({ totalCount: 0 });
    expect(await count('2021')).toEqual({ totalCount: 0 });
  });

  it('showed photographs of the atomic bombings and the war in two places', async () => {
    const { data } = await subgraph.ask(`{
      peaceActivity(id: "${idOf('exhibition')}") {
        kind
        date { precision fiscalYear day era }
        details { ... on PeaceExhibition { places exhibits } }
      }
    }`);
    expect(data?.peaceActivity).toEqual({
      kind: 'EXHIBITION',
      date: { precision: 'FISCAL_YEAR', fiscalYear: 2023, day: null, era: '令和5年度' },
      details: {
        places: ['市役所1階市民ホール', '山口まちづくりセンター'],
        exhibits: ['広島市・長崎市の原爆写真パネル', '太平洋戦争の写真パネル'],
      },
    });
  });

  it('attended the ceremony on a day whose year is supplied', async () => {
    const { data } = await subgraph.ask(`{
      peaceActivity(id: "${idOf('hiroshima-ceremony')}") {
        date { day }
        provenance { status corrections { field kind lines printed read } }
      }
    }`);
    expect(data?.peaceActivity).toEqual({
      date: { day: '2023-08-06' },
      provenance: {
        status: 'CORRECTED',
        corrections: [{ field: 'date', kind: 'SUPPLEMENT', lines: [206], printed: '8月6日', read: '2023年8月6日' }],
      },
    });
  });

  it('held fourteen talks for 1,182 people, whose number is printed with a point', async () => {
    const { data } = await subgraph.ask(`{
      peaceActivity(id: "${idOf('talks')}") {
        kind
        details { ... on PeaceTalks { speakers audiences timesHeld participants } }
        provenance { corrections { field printed read confidence } }
      }
    }`);
    expect(data?.peaceActivity).toEqual({
      kind: 'TALKS',
      details: {
        speakers: ['被爆体験者', '戦争体験者'],
        audiences: ['市内小学校児童', '市役所新規採用職員'],
        timesHeld: 14,
        participants: 1182,
      },
      provenance: {
        corrections: [
          { field: 'name', printed: '【平和を語る会開催】', read: '次の行から始まる項の見出し', confidence: 'HIGH' },
          { field: 'details.participants', printed: '1.182 人', read: '1,182 人', confidence: 'HIGH' },
        ],
      },
    });
  });

  it.each([
    ['first: 20', ['hiroshima-ceremony', 'talks', 'exhibition']],
    ['where: { between: { start: "2023-04-01", end: "2024-03-31" }, kind: TALKS }', ['talks']],
    ['where: { between: { end: "2023-03-31" } }', []],
    ['where: { kind: null }, orderBy: { field: KIND }', ['hiroshima-ceremony', 'exhibition', 'talks']],
    ['orderBy: { field: PARTICIPANTS }', ['talks', 'exhibition', 'hiroshima-ceremony']],
    ['orderBy: { field: DATE }', ['exhibition', 'talks', 'hiroshima-ceremony']],
  ])('are listed by %s', async (given, names) => {
    const { data } = await subgraph.ask(`{ peaceActivities(${given}) { totalCount nodes { id } } }`);
    expect(data?.peaceActivities).toEqual({
      totalCount: names.length,
      nodes: names.map((name) => ({ id: idOf(name) })),
    });
  });

  it('come a page at a time', async () => {
    const page = `query ($after: String) {
      peaceActivities(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor } }
    }`;
    const first = (await subgraph.ask(page)).data?.peaceActivities as Page;
    const second = (await subgraph.ask(page, { after: first.pageInfo.endCursor })).data?.peaceActivities as Page;
    expect(second).toMatchObject({ totalCount: 3, nodes: [{ id: idOf('exhibition') }] });
  });

  it('know the policy under which they stand', async () => {
    const { data } = await subgraph.ask(`{ peaceActivity(id: "${idOf('talks')}") { policy { date { fiscalYear } } } }`);
    expect(data?.peaceActivity).toEqual({ policy: { date: { fiscalYear: 2023 } } });
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ peaceActivity(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No peace activity has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('the details of a peace activity in the data file', () => {
  const talks = { speakers: [{ ja: '被爆体験者' }], audiences: [{ ja: '市内小学校児童' }], timesHeld: 14 };

  it('are those of its kind', () => {
    expect(peaceActivityDetails.safeParse({ kind: 'TALKS', ...talks, participants: 1182 }).success).toBe(true);
    expect(peaceActivityDetails.safeParse({ kind: 'EXHIBITION', ...talks, participants: 1182 }).success).toBe(false);
  });

  it('count people whole', () => {
    expect(peaceActivityDetails.safeParse({ kind: 'TALKS', ...talks, participants: 1.182 }).success).toBe(false);
  });
});

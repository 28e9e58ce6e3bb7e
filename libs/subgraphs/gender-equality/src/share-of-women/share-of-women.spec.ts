import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';
import { ShareOfWomen } from './share-of-women.entity';
import { ShareOfWomenSum } from './share-of-women-sum';

describe('women in decision-making on 令和6年4月1日', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  const idsOf = async (args: string): Promise<string[]> => {
    const { data } = await subgraph.ask(`{ sharesOfWomen(${args}) { id } }`);
    return (data?.sharesOfWomen as { id: string }[]).map(({ id }) => id.replace('share-of-women-2024-', ''));
  };

  it('are counted in ten rows, from the assembly to the number of staff', async () => {
    const { data } = await subgraph.ask(
      '{ sharesOfWomen { number group name totalPersons womenPersons printedRatioPercent } }',
    );
    const table: [string, string, number, number, number][] = [
      ['ASSEMBLY', '所沢市議会', 33, 10, 30.3],
      ['ADVISORY_BODIES', '行政委員会', 35, 7, 20],
      ['ADVISORY_BODIES', '法律・条例等設置の附属機関', 823, 241, 29.3],
      ['ADVISORY_BODIES', '計', 858, 248, 28.9],
      ['CITY_STAFF', '部長級以上', 19, 3, 15.8],
      ['CITY_STAFF', '次長級', 28, 5, 17.9],
      ['CITY_STAFF', '課長級', 120, 18, 15],
      ['CITY_STAFF', '課長補佐級', 41, 7, 17.1],
      ['CITY_STAFF', '係長・主査級', 447, 146, 32.7],
      ['CITY_STAFF', '職員数', 1461, 482, 33],
    ];
    expect(data?.sharesOfWomen).toEqual(
      table.map(([group, name, totalPersons, womenPersons, printedRatioPercent], index) => ({
        number: index + 1,
        group,
        name,
        totalPersons,
        womenPersons,
        printedRatioPercent,
      })),
    );
  });

  it('have printed ratios that all agree with the computed ones', async () => {
    const { data } = await subgraph.ask('{ sharesOfWomen { printedRatioPercent computedRatioPercent agrees } }');
    const shares = data?.sharesOfWomen as {
      printedRatioPercent: number;
      computedRatioPercent: number;
      agrees: boolean;
    }[];
    expect(shares.map(({ agrees }) => agrees)).toEqual(Array(10).fill(true));
    expect(shares.map((share) => share.computedRatioPercent)).toEqual(shares.map((share) => share.printedRatioPercent));
  });

  it('add up to the total of the councils; the ranks are not added up to the number of staff', async () => {
    const { data } = await subgraph.ask(
      '{ sharesOfWomen { name totalOf { parts { name } totalPersons womenPersons agrees } } }',
    );
    const totals = (data?.sharesOfWomen as { name: string; totalOf: object | null }[]).filter(({ totalOf }) => totalOf);
    expect(totals).toEqual([
      {
        name: '計',
        totalOf: {
          parts: [{ name: '行政委員会' }, { name: '法律・条例等設置の附属機関' }],
          totalPersons: 858,
          womenPersons: 248,
          agrees: true,
        },
      },
    ]);
  });

  it('leave childcare workers, nurses and the like out of the staff', async () => {
    const { data } = await subgraph.ask('{ sharesOfWomen { group notCounted } }');
    for (const { group, notCounted } of data?.sharesOfWomen as { group: string; notCounted: string | null }[]) {
      expect(notCounted).toBe(group === 'CITY_STAFF' ? '保育士、看護師職など' : null);
    }
  });

  it('are counted in 所沢市 on a day that is told in both calendars', async () => {
    const { data } = await subgraph.ask(
      '{ shareOfWomen(id: "share-of-women-2024-staff") { date { day era } municipality { code } provenance { asOf { day } } } }',
    );
    expect(data?.shareOfWomen).toEqual({
      date: { day: '2024-04-01', era: '令和6年4月1日' },
      municipality: { code: '112089' },
      provenance: { asOf: { day: '2024-04-01' } },
    });
  });

  it('can be asked for by day and by group', async () => {
    expect(await idsOf('where: { group: ADVISORY_BODIES }')).toEqual([
      'administrative-commissions',
      'auxiliary-organs',
      'advisory-bodies',
    ]);
    expect(await idsOf('where: { between: { start: "2024-04-01" }, group: ASSEMBLY }')).toEqual(['assembly']);
    expect(await idsOf('where: { between: { end: "2024-03-31" } }')).toEqual([]);
  });

  it.each([
    ['RATIO', ['staff-division-managers', 'staff-directors-and-above', 'staff-assistant-managers']],
    ['WOMEN', ['staff-directors-and-above', 'staff-deputy-directors', 'administrative-commissions']],
    ['TOTAL', ['staff-directors-and-above', 'staff-deputy-directors', 'assembly']],
    ['NUMBER', ['assembly', 'administrative-commissions', 'auxiliary-organs']],
  ])('begin, ordered by %s, with %j', async (field, first) => {
    const ids = await idsOf(`orderBy: { field: ${field} }`);
    expect(ids.slice(0, 3)).toEqual(first);
  });

  it('can be listed from the largest share on', async () => {
    expect((await idsOf('orderBy: { field: RATIO, direction: DESC }'))[0]).toBe('staff');
  });

  it('say what was printed where a label is read otherwise', async () => {
    const { data } = await subgraph.ask(
      '{ shareOfWomen(id: "share-of-women-2024-assembly") { provenance { status corrections { field printed read confidence } } } }',
    );
    expect(data?.shareOfWomen).toEqual({
      provenance: {
        status: 'CORRECTED',
        corrections: [{ field: 'name', printed: '戸 所沢市議会', read: '所沢市議会', confidence: 'HIGH' }],
      },
    });
  });

  it('are not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ shareOfWomen(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No share of women has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('a figure on women in decision-making', () => {
  const figure = (totalPersons: number, womenPersons: number, printedRatioPercent = 0) =>
    Object.assign(new ShareOfWomen(), { totalPersons, womenPersons, printedRatioPercent });

  it('does not agree when the printed ratio is another than the computed one', () => {
    expect(figure(33, 10, 30.3).agrees).toBe(true);
    expect(figure(33, 10, 30.2).agrees).toBe(false);
  });

  it('does not agree as a total when its parts add up to another number', () => {
    const parts = [figure(35, 7), figure(823, 241)];
    expect(new ShareOfWomenSum(figure(858, 248), parts).agrees).toBe(true);
    expect(new ShareOfWomenSum(figure(858, 247), parts).agrees).toBe(false);
    expect(new ShareOfWomenSum(figure(859, 248), parts).agrees).toBe(false);
  });
});

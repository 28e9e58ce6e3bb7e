import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

describe('the council of the five cities', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  const council = async (fields: string): Promise<unknown> => {
    const { data } = await subgraph.ask(`{ regionalCouncil(id: "regional-council-western-saitama") { ${fields} } }`);
    return data?.regionalCouncil;
  };

  it('was founded in 昭和63年, and no month is invented', async () => {
    expect(await council('name date { precision year month day era }')).toEqual({
      name: '埼玉県西部地域まちづくり協議会',
      date: { precision: 'YEAR', year: 1988, month: null, day: null, era: '昭和63年' },
    });
  });

  it('has four founders, and 日高市 since 平成31年', async () => {
    const founder = { date: { year: 1988, era: '昭和63年' }, isFounder: true };
    expect(await council('members { municipality { code name } date { year era } isFounder }')).toEqual({
      members: [
        { municipality: { code: '112089', name: '所沢市' }, ...founder },
        { municipality: { code: '112097', name: '飯能市' }, ...founder },
        { municipality: { code: '112151', name: '狭山市' }, ...founder },
        { municipality: { code: '112259', name: '入間市' }, ...founder },
        {
          municipality: { code: '112429', name: '日高市' },
          date: { year: 2019, era: '平成31年' },
          isFounder: false,
        },
      ],
    });
  });

  it('has a chair, two vice-chairs and two auditors', async () => {
    expect(await council('officers { number office holder municipality { code } }')).toEqual({
      officers: [
        { number: 1, office: 'CHAIR', holder: '所沢市長', municipality: { code: '112089' } },
        { number: 2, office: 'VICE_CHAIR', holder: '飯能市長', municipality: { code: '112097' } },
        { number: 3, office: 'VICE_CHAIR', holder: '狭山市長', municipality: { code: '112151' } },
        { number: 4, office: 'AUDITOR', holder: '入間市長', municipality: { code: '112259' } },
        { number: 5, office: 'AUDITOR', holder: '日高市長', municipality: { code: '112429' } },
      ],
    });
  });

  it('has eight committees, the oldest first', async () => {
    const committee = (name: string, divisionInCharge: string, year: number, era: string) => ({
      name,
      divisionInCharge,
      date: { year, month: null, era },
    });
    expect(await council('committees { name divisionInCharge date { year month era } }')).toEqual({
      committees: [
        committee('図書館部会', '図書館', 1993, '平成5年'),
        committee('清掃部会', '廃棄物担当課', 1993, '平成5年'),
        committee('地域情報化部会', '情報担当課', 1997, '平成9年'),
        committee('男女共同参画部会', '男女共同参画担当課', 2002, '平成14年'),
        committee('広域行政研究部会', '企画担当課', 2003, '平成15年'),
        committee('環境部会', '環境担当課', 2004, '平成16年'),
        committee('観光部会', '観光担当課', 2015, '平成27年'),
        committee('公共交通部会', '交通政策担当課', 2018, '平成30年'),
      ],
    });
  });

  it('is listed among the councils, and says why and what for its cities work together', async () => {
    const { data } = await subgraph.ask('{ regionalCouncils { id background purpose(locale: EN) } }');
    expect(data?.regionalCouncils).toEqual([
      {
        id: 'regional-council-western-saitama',
        background: expect.stringContaining('情報化') as string,
        purpose: expect.stringContaining('the five cities') as string,
      },
    ]);
  });

  it('is not found by an id that it does not have', async () => {
    const { data, errors } = await subgraph.ask('{ regionalCouncil(id: "zzz") { id } }');
    expect(data).toEqual({ regionalCouncil: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No regional council has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('is read with its members and committees in one statement for each kind', async () => {
    subgraph.statements.length = 0;
    await council('members { isFounder municipality { name } } committees { council { name } }');
    // council · members · committees · municipalities; the council of each part comes from the loader.
    expect(subgraph.statements.filter((sql) => sql.startsWith('SELECT'))).toHaveLength(4);
  });
});

import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

describe('the agreements with schools', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('are four, each with the school, its faculties and its addresses', async () => {
    const { data } = await subgraph.ask(
      '{ academicAgreements { name school { name faculties addresses { printed } } } }',
    );
    const agreement = (school: string, faculties: string[], addresses: string[]) => ({
      name: '官学連携に関する基本協定書',
      school: { name: school, faculties, addresses: addresses.map((printed) => ({ printed })) },
    });
    expect(data?.academicAgreements).toEqual([
      agreement('学校法人秋草学園', [], ['所沢市泉町 1789']),
      agreement('日本大学', ['芸術学部'], ['東京都練馬区旭丘 2-42-1', '所沢市中富南 4-21']),
      agreement('西武学園医学技術専門学校', [], ['所沢市泉町 1806']),
      agreement('早稲田大学', ['人間科学部', 'スポーツ科学部'], ['所沢市三ケ島 2-579-15']),
    ]);
  });

  it('give an address in its parts, with a prefecture that is supplied where the source prints none', async () => {
    const { data } = await subgraph.ask(`{
      academicAgreement(id: "academic-agreement-nihon-university") {
        school { addresses { printed prefecture city town lot building } }
        provenance { corrections { field kind } gaps { field reason } }
      }
    }`);
    expect(data?.academicAgreement).toEqual({
      school: {
        addresses: [
          {
            printed: '東京都練馬区旭丘 2-42-1',
            prefecture: '東京都',
            city: '練馬区',
            town: '旭丘',
            lot: '2-42-1',
            building: null,
          },
          {
            printed: '所沢市中富南 4-21',
            prefecture: '埼玉県',
            city: '所沢市',
            town: '中富南',
            lot: '4-21',
            building: null,
          },
        ],
      },
      provenance: {
        corrections: [
          { field: 'areas', kind: 'LAYOUT' },
          { field: 'school.addresses.1.prefecture', kind: 'SUPPLEMENT' },
        ],
        gaps: [{ field: 'date', reason: 'NOT_STATED' }],
      },
    });
  });

  it('name all seven areas, although the print shows each school beside a part of the list', async () => {
    const { data } = await subgraph.ask(`{
      academicAgreement(id: "academic-agreement-waseda") {
        date { year }
        areas { number }
        provenance { status corrections { field printed read confidence } }
      }
    }`);
    expect(data?.academicAgreement).toEqual({
      date: null,
      areas: [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number })),
      provenance: {
        status: 'CORRECTED',
        corrections: [
          { field: 'areas', printed: '⑦ その他、市と学校が必要と認める事項', read: '①〜⑦', confidence: 'HIGH' },
          { field: 'school.addresses.0.prefecture', printed: null, read: '埼玉県', confidence: 'HIGH' },
        ],
      },
    });
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ academicAgreement(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No academic agreement has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

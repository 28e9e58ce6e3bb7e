import { valueOf } from '@tokorozawa/subgraph-kit';
import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';
import { SchoolAddress } from './partner-school';

describe('the agreements with schools', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('are four, each with the school, its faculties and its addresses', async () => {
    const { data } = await subgraph.ask('{ academicAgreements { name school { name faculties addresses { text } } } }');
    const agreement = (school: string, faculties: string[], addresses: string[]) => ({
      name: '官学連携に関する基本協定書',
      school: { name: school, faculties, addresses: addresses.map((text) => ({ text })) },
    });
    expect(data?.academicAgreements).toEqual([
      agreement('学校法人秋草学園', [], ['所沢市泉町1789']),
      agreement('日本大学', ['芸術学部'], ['東京都練馬区旭丘2-42-1', '所沢市中富南4-21']),
      agreement('西武学園医学技術専門学校', [], ['所沢市泉町1806']),
      agreement('早稲田大学', ['人間科学部', 'スポーツ科学部'], ['所沢市三ケ島2-579-15']),
    ]);
  });

  it('give an address in its parts, without a prefecture that the source does not print', async () => {
    const { data } = await subgraph.ask(`{
      academicAgreement(id: "academic-agreement-nihon-university") {
        school { addresses { prefecture city town block } }
        provenance { gaps { field reason } }
      }
    }`);
    expect(data?.academicAgreement).toEqual({
      school: {
        addresses: [
          { prefecture: '東京都', city: '練馬区', town: '旭丘', block: '2-42-1' },
          { prefecture: null, city: '所沢市', town: '中富南', block: '4-21' },
        ],
      },
      provenance: {
        gaps: [
          { field: 'concludedIn', reason: 'NOT_STATED' },
          { field: 'school.addresses.1.prefecture', reason: 'NOT_STATED' },
        ],
      },
    });
  });

  it('name all seven areas, although the print shows each school beside a part of the list', async () => {
    const { data } = await subgraph.ask(`{
      academicAgreement(id: "academic-agreement-waseda") {
        concludedIn { year }
        areas { number }
        provenance { status corrections { field printed read confidence } }
      }
    }`);
    expect(data?.academicAgreement).toEqual({
      concludedIn: null,
      areas: [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number })),
      provenance: {
        status: 'CORRECTED',
        corrections: [
          { field: 'areas', printed: '⑦ その他、市と学校が必要と認める事項', read: '①〜⑦', confidence: 'HIGH' },
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

describe('an address in the data file', () => {
  const izumicho = { prefecture: null, city: '所沢市', town: '泉町', block: '1789' };

  it('has its numbers as digits with hyphens', () => {
    expect(valueOf(SchoolAddress).safeParse(izumicho).success).toBe(true);
    expect(valueOf(SchoolAddress).safeParse({ ...izumicho, block: '2丁目42番' }).success).toBe(false);
  });
});

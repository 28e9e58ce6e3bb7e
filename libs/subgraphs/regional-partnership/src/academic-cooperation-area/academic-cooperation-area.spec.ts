import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

describe('the areas of cooperation with schools', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('are seven, ① to ⑦, of which ③ differs by school', async () => {
    const { data } = await subgraph.ask('{ academicCooperationAreas { number name differsBySchool } }');
    expect(data?.academicCooperationAreas).toEqual([
      { number: 1, name: '社会福祉の充実に関する事項', differsBySchool: false },
      { number: 2, name: '都市環境の保全・創出に関する事項', differsBySchool: false },
      { number: 3, name: '教育・文化・芸術・スポーツの発展等に関する事項', differsBySchool: true },
      { number: 4, name: '産業振興に関する事項', differsBySchool: false },
      { number: 5, name: '地域コミュニティの発展に関する事項', differsBySchool: false },
      { number: 6, name: '人材育成に関する事項', differsBySchool: false },
      { number: 7, name: 'その他、市と学校が必要と認める事項', differsBySchool: false },
    ]);
  });

  it('are each named by the agreements with all four schools', async () => {
    const { data } = await subgraph.ask('{ academicCooperationAreas { agreements { school { name } } } }');
    const schools = ['学校法人秋草学園', '日本大学', '西武学園医学技術専門学校', '早稲田大学'];
    const agreements = schools.map((name) => ({ school: { name } }));
    expect(data?.academicCooperationAreas).toEqual(Array(7).fill({ agreements }));
  });

  it('can be asked for one by one, and are not found by an id that none of them has', async () => {
    const { data, errors } = await subgraph.ask(`{
      welfare: academicCooperationArea(id: "academic-cooperation-area-1") { number }
      none: academicCooperationArea(id: "zzz") { number }
    }`);
    expect(data).toEqual({ welfare: { number: 1 }, none: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No academic cooperation area has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

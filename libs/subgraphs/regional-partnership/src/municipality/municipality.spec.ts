import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';
import { municipality } from './municipality';

describe('the municipalities', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('are the five cities, by code, with the reading of their names', async () => {
    const { data } = await subgraph.ask('{ municipalities { code name kana english: name(locale: EN) } }');
    expect(data?.municipalities).toEqual([
      { code: '112089', name: '所沢市', kana: 'トコロザワシ', english: 'Tokorozawa' },
      { code: '112097', name: '飯能市', kana: 'ハンノウシ', english: 'Hanno' },
      { code: '112151', name: '狭山市', kana: 'サヤマシ', english: 'Sayama' },
      { code: '112259', name: '入間市', kana: 'イルマシ', english: 'Iruma' },
      { code: '112429', name: '日高市', kana: 'ヒダカシ', english: 'Hidaka' },
    ]);
  });

  it('carry codes that the source does not print, and say so', async () => {
    const { data } = await subgraph.ask('{ municipality(code: "112089") { codeSource provenance { status lines } } }');
    expect(data?.municipality).toEqual({
      codeSource: expect.stringContaining('全国地方公共団体コード') as string,
      provenance: { status: 'EDITORIAL', lines: [394, 400] },
    });
  });

  it('know their membership, the office of their mayor and what they share', async () => {
    const { data } = await subgraph.ask(`{
      municipality(code: "112429") {
        name
        councilMemberships { council { name } date { year } }
        councilOffices { office }
        sharedServices { name membersBasis }
      }
    }`);
    expect(data?.municipality).toEqual({
      name: '日高市',
      councilMemberships: [{ council: { name: '埼玉県西部地域まちづくり協議会' }, date: { year: 2019 } }],
      councilOffices: [{ office: 'AUDITOR' }],
      sharedServices: [
        '文化施設の相互利用',
        '図書館の相互利用',
        '体育施設の相互利用',
        'イベントの共同開催',
        'ごみ処理の協力体制',
      ].map((name) => ({ name, membersBasis: 'EDITORIAL' })),
    });
  });

  it('are found by other domains by code or by id', async () => {
    const { data, errors } = await subgraph.ask(
      'query ($cities: [_Any!]!) { _entities(representations: $cities) { ... on Municipality { id code } } }',
      {
        cities: [
          { __typename: 'Municipality', code: '112259' },
          { __typename: 'Municipality', id: 'municipality-112151' },
          { __typename: 'Municipality', code: '131016' },
        ],
      },
    );
    expect(data?._entities).toEqual([
      { id: 'municipality-112259', code: '112259' },
      { id: 'municipality-112151', code: '112151' },
      null,
    ]);
    expect(errors).toMatchObject([
      {
        message: 'No municipality has the code "131016".',
        path: ['_entities', 2],
        extensions: { code: 'NOT_FOUND', argument: 'code' },
      },
    ]);
  });

  it('are not found by the code of a city that the graph does not know', async () => {
    const { data, errors } = await subgraph.ask('{ municipality(code: "131016") { id } }');
    expect(data).toEqual({ municipality: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No municipality of the graph has the code "131016".',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('are not asked for by a code with a wrong check digit', async () => {
    const { errors } = await subgraph.ask('{ municipality(code: "112088") { id } }');
    expect(errors?.[0]?.message).toContain('its check digit should be 9.');
  });
});

describe('a municipality in the data file', () => {
  const tokorozawa = {
    id: 'municipality-112089',
    code: '112089',
    name: { ja: '所沢市' },
    kana: 'トコロザワシ',
    codeSource: { ja: '全国地方公共団体コード' },
  };

  it('has a code with the right check digit, and its reading in katakana', () => {
    expect(municipality.row.safeParse(tokorozawa).success).toBe(true);
    expect(municipality.row.safeParse({ ...tokorozawa, code: '112080' }).success).toBe(false);
    expect(municipality.row.safeParse({ ...tokorozawa, kana: 'ところざわし' }).success).toBe(false);
  });
});

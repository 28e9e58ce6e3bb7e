import { subgraphs } from '@tokorozawa/registry';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

interface Dataset {
  id: string;
  title: string;
  [field: string]: unknown;
}

async function datasets(selection: string, where?: object, headers?: Record<string, string>): Promise<Dataset[]> {
  const query = `query ($where: DatasetFilter) { datasets(where: $where) { id ${selection} } }`;
  const { data, errors } = await gateway.ask(query, { where }, headers);
  expect(errors).toBeUndefined();
  return data?.datasets as Dataset[];
}

test('each domain is a data set, and all of them are parts of the whole', async () => {
  const [whole, ...others] = await datasets('parts { id } recordTypes lists { name recordType }');
  expect(whole).toMatchObject({ id: 'planning-graph', parts: others.map(({ id }) => ({ id })) });
  expect(others.map(({ id }) => id)).toEqual(subgraphs.map(({ name }) => name).toSorted());
  expect(others.map(({ parts }) => parts)).toEqual(others.map(() => []));
  expect(whole?.lists).toEqual(others.flatMap(({ lists }) => lists));
  const { data } = await gateway.ask('{ __type(name: "RecordType") { enumValues { name } } }');
  const known = (data?.__type as { enumValues: { name: string }[] }).enumValues.map(({ name }) => name);
  expect((whole?.recordTypes as string[]).toSorted()).toEqual(known.toSorted());
});

test('each list of a data set is a root field that lists records of its type', async () => {
  const [whole] = await datasets('lists { name recordType title }');
  const lists = whole?.lists as { name: string; recordType: string }[];
  expect(lists.length).toBeGreaterThan(35);
  const { data } = await gateway.ask(
    '{ __schema { queryType { fields { name args { name } type { kind name ofType { name } } } } } }',
  );
  const { fields } = (data?.__schema as { queryType: { fields: { name: string; args: { name: string }[] }[] } })
    .queryType;
  const filtered = fields.filter(({ args }) => args.some(({ name }) => name === 'orderBy')).map(({ name }) => name);
  expect(filtered).toEqual(expect.arrayContaining(lists.map(({ name }) => name)));
});

test('where chooses data sets by id, domain and type', async () => {
  const ids = async (where: object) => (await datasets('', where)).map(({ id }) => id);
  expect(await ids({ ids: ['informatization'] })).toEqual(['informatization']);
  expect(await ids({ subgraphs: ['GENDER_EQUALITY'] })).toEqual(['planning-graph', 'gender-equality']);
  expect(await ids({ recordTypes: ['SISTER_CITY'] })).toEqual(['planning-graph', 'international-relations']);
  const { errors } = await gateway.ask('{ datasets(where: { ids: ["nothing"] }) { id } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'where.ids' });
});

test('what is not known is not stated: no license, no day of publication, and the doubts are counted', async () => {
  const selection = `license { name url assertedBy statement } ownWorkLicense { name url assertedBy } issued { precision era }
    temporal { start end } spatial { code name } doubts { corrections keptInDoubt gaps failedChecks statements }
    publisher { name url } creator { name url } citation`;
  const [whole, entered] = await datasets(selection, { ids: ['planning-graph', 'regional-services'] });
  expect(whole).toMatchObject({
    license: { name: null, url: null, assertedBy: null, statement: '資料に利用条件の記載はない。' },
    ownWorkLicense: { name: 'MIT License', assertedBy: '所沢市 計画グラフ' },
    issued: { precision: 'FISCAL_YEAR', era: '令和6年度' },
    temporal: { start: 2024, end: 2024 },
    publisher: { name: '所沢市', url: null },
  });
  expect(whole?.spatial).toHaveLength(5);
  expect(whole?.citation).toContain('令和6年度版');
  expect(whole?.citation).toContain('加工して作成');
  expect(entered).toMatchObject({ issued: null, temporal: null, publisher: { name: '記録を登録した各自治体' } });
  const { data } = await gateway.ask(`{
    corrections { totalCount } gaps { totalCount } checks(where: { agrees: false }) { totalCount }
    editions { reason }
  }`);
  const { corrections, gaps, checks, editions } = data as Record<string, { totalCount: number }> & {
    editions: { reason: string }[];
  };
  expect(whole?.doubts).toEqual({
    corrections: corrections?.totalCount,
    keptInDoubt: expect.any(Number),
    gaps: gaps?.totalCount,
    failedChecks: checks?.totalCount,
    statements: editions.map(({ reason }) => reason),
  });
  const [own] = await datasets('spatial { code name }', { ids: ['international-relations'] });
  expect(own?.spatial).toEqual([{ code: '112089', name: '所沢市' }]);
});

test('a data set is described in the language of the request', async () => {
  const selection = 'title description keywords citation distributions { title }';
  const [japanese] = await datasets(selection, { ids: ['gender-equality'] });
  const [english] = await datasets(selection, { ids: ['gender-equality'] }, { 'accept-language': 'en' });
  expect(japanese?.title).toBe('男女共同参画(所沢市)');
  expect(english?.title).toBe('Gender equality (Tokorozawa)');
  expect(JSON.stringify(english)).not.toMatch(/[\u3040-\u30ff]/);
});

import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';
import { informatizationPolicy } from './informatization-policy';

describe('the plans and policies of informatization', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('are listed in the order of time, dated no finer than the source dates them', async () => {
    const { data } = await subgraph.ask(
      '{ informatizationPolicies { name adopted { era } revision { expected { year } } period { start end } } }',
    );
    const dated = (name: string, era: string) => ({ name, adopted: { era }, revision: null, period: null });
    const undated = { adopted: null, period: null };
    expect(data?.informatizationPolicies).toEqual([
      dated('行政情報化基本計画', '平成7年5月'),
      dated('所沢市電子市役所構築基本方針', '平成14年度'),
      { ...dated('所沢市電子市役所推進アクションプラン', '平成15年3月'), revision: { expected: { year: 2003 } } },
      dated('情報セキュリティポリシー', '平成15年12月'),
      { ...undated, name: '所沢市電子市役所推進アクションプランⅡ', revision: { expected: { year: 2006 } } },
      dated('基幹情報システム更新計画', '平成19年度'),
      dated('所沢市電子市役所推進基本方針', '平成20年度'),
      { ...undated, name: '所沢市電子市役所推進アクションプランⅢ', revision: { expected: { year: 2009 } } },
      { ...undated, name: '所沢市電子市役所推進アクションプランⅣ', revision: { expected: { year: 2012 } } },
      dated('所沢市サーバ仮想化事業計画', '平成24年8月'),
      dated('所沢市ICT推進基本方針', '平成26年度'),
      dated('ICT-BCP(ICT部門の業務継続計画)', '平成28年1月'),
      dated('情報セキュリティ監査基本計画', '平成28年1月'),
      {
        name: '所沢市ICT推進アクションプラン2019-2021',
        adopted: null,
        revision: null,
        period: { start: 2019, end: 2021 },
      },
      dated('自治体デジタル・トランスフォーメーション(DX)推進計画', '令和2年12月'),
      dated('所沢市DX推進基本方針', '令和4年3月'),
      dated('セキュリティ監査基本方針', '令和5年2月'),
    ]);
  });

  it('lead back from the DX policy of today to the plan of 1995', async () => {
    const policies = (
      await subgraph.ask(
        '{ informatizationPolicies(where: { kind: BASIC_POLICY }) { name earlier { relation earlier { name kind } } } }',
      )
    ).data?.informatizationPolicies as {
      name: string;
      earlier: { relation: string; earlier: { name: string; kind: string } }[];
    }[];
    const chain = policies.map(({ name, earlier }) => ({
      name,
      follows: earlier
        .filter(({ relation, earlier }) => relation === 'FOLLOWS' && earlier.kind === 'BASIC_POLICY')
        .map(({ earlier }) => earlier.name),
    }));
    expect(chain).toEqual([
      { name: '行政情報化基本計画', follows: [] },
      { name: '所沢市電子市役所構築基本方針', follows: ['行政情報化基本計画'] },
      { name: '所沢市電子市役所推進基本方針', follows: ['所沢市電子市役所構築基本方針'] },
      { name: '所沢市ICT推進基本方針', follows: ['所沢市電子市役所推進基本方針'] },
      { name: '所沢市DX推進基本方針', follows: ['所沢市ICT推進基本方針'] },
    ]);
  });

  it('tell which relations the source states', async () => {
    const { data } = await subgraph.ask(
      '{ informatizationPolicies { earlier { basis relation later { name } earlier { name } } } }',
    );
    const links = (data?.informatizationPolicies as { earlier: { basis: string }[] }[]).flatMap(
      ({ earlier }) => earlier,
    );
    const series = '所沢市電子市役所推進アクションプラン';
    const stated = (relation: string, later: string, earlier: string) => ({
      basis: 'STATED',
      relation,
      later: { name: later },
      earlier: { name: earlier },
    });
    expect(links.filter(({ basis }) => basis === 'STATED')).toEqual([
      stated('FOLLOWS', `${series}Ⅱ`, series),
      stated('FOLLOWS', `${series}Ⅲ`, `${series}Ⅱ`),
      stated('FOLLOWS', `${series}Ⅳ`, `${series}Ⅲ`),
      stated('IMPLEMENTS', '所沢市ICT推進アクションプラン2019-2021', '所沢市ICT推進基本方針'),
      stated('RESPONDS_TO', '所沢市DX推進基本方針', '自治体デジタル・トランスフォーメーション(DX)推進計画'),
    ]);
    expect(links).toHaveLength(10);
  });

  it('are found by their later ones as well', async () => {
    const { data } = await subgraph.ask(
      `{ informatizationPolicy(id: "informatization-policy-ict-basic-policy") { later { relation later { name } } } }`,
    );
    expect(data?.informatizationPolicy).toEqual({
      later: [
        { relation: 'FOLLOWS', later: { name: '所沢市DX推進基本方針' } },
        { relation: 'IMPLEMENTS', later: { name: '所沢市ICT推進アクションプラン2019-2021' } },
      ],
    });
  });

  it('are listed for some years only', async () => {
    const { data } = await subgraph.ask(
      '{ informatizationPolicies(where: { between: { start: "2020-01-01", end: "2022-12-31" } }) { name } }',
    );
    expect(data?.informatizationPolicies).toEqual([
      { name: '自治体デジタル・トランスフォーメーション(DX)推進計画' },
      { name: '所沢市DX推進基本方針' },
    ]);
  });

  it('know the milestones that rest on them', async () => {
    const { data } = await subgraph.ask(
      '{ informatizationPolicy(id: "informatization-policy-basic-plan") { milestones { name date { month } } } }',
    );
    expect(data?.informatizationPolicy).toEqual({
      milestones: [{ name: '全庁情報通信ネットワーク', date: { month: '1996-09' } }],
    });
  });

  it('say what was printed where a numeral or a line was misread', async () => {
    const { data } = await subgraph.ask(
      '{ informatizationPolicies { name provenance { status corrections { field printed confidence } } } }',
    );
    const policies = data?.informatizationPolicies as { name: string; provenance: { status: string } }[];
    const corrected = policies.filter(({ provenance }) => provenance.status !== 'AS_PRINTED');
    expect(corrected).toMatchObject([
      { name: '所沢市電子市役所推進アクションプランⅡ', provenance: { corrections: [{ printed: '同Ⅱ' }] } },
      { name: '所沢市電子市役所推進アクションプランⅢ', provenance: { corrections: [{ printed: '同3' }] } },
      { name: '所沢市電子市役所推進アクションプランⅣ', provenance: { corrections: [{ printed: '同4' }] } },
      { provenance: { status: 'UNCERTAIN', corrections: [{ field: 'period', confidence: 'MEDIUM' }] } },
      { provenance: { status: 'CORRECTED', corrections: [{ field: 'name', confidence: 'HIGH' }] } },
    ]);
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ informatizationPolicy(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No informatization policy has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('a plan or policy in the data file', () => {
  it('says when it began', () => {
    const undated = {
      id: 'x',
      name: { ja: '計画' },
      kind: 'ACTION_PLAN',
      issuer: { ja: '所沢市' },
      summary: { ja: '要旨' },
    };
    expect(informatizationPolicy.row.safeParse(undated).success).toBe(false);
    expect(informatizationPolicy.row.safeParse({ ...undated, adopted: '2003-03' }).success).toBe(true);
  });
});

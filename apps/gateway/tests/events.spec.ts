import { askPage, walkEvents, type Days } from '../testing/ask-events';
import { datedFacts } from '../testing/dated-facts';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

async function ask<Data>(query: string, headers?: Record<string, string>): Promise<Data> {
  const { data, errors } = await gateway.ask(query, {}, headers);
  expect(errors).toBeUndefined();
  return data as Data;
}

describe('the time line', () => {
  test('answers in ten lines what happened from 1995 to 2005', async () => {
    const query = `{
      events(where: { between: { start: 1995, end: 2005 } }, first: 100) {
        nodes {
          date { era }
          name
          fieldName
          text
        }
      }
    }`;
    expect(query.split('\n').length).toBeLessThanOrEqual(10);
    const { events } = await ask<{
      events: { nodes: { date: { era: string }; name: string; fieldName: string; text: string | null }[] };
    }>(query);
    expect(events.nodes.map(({ date, name, fieldName, text }) => `${date.era} ${name} ${text ?? fieldName}`)).toEqual([
      '平成7年4月 所沢市男女共同参画推進センター ふらっと 設置',
      '平成7年5月 行政情報化基本計画 策定',
      '平成8年4月 所沢市ホームページ 市のホームページを公開する。',
      expect.stringMatching(/^平成8年5月 安養市 安養市韓日親善協会の会長ら3人が所沢市を訪れ、/),
      expect.stringMatching(/^平成8年9月 全庁情報通信ネットワーク 市のすべての部署を結ぶネットワークを築く。/),
      '平成9年 地域情報化部会 設置',
      '平成10年4月17日 安養市 所沢市、市議会、国際友好委員会の代表が安養市を訪れ、姉妹都市締結。',
      '平成12年6月 電子メール 電子メールを使い始める。',
      '平成13年10月 例規集検索システム 例規集をシステムで検索できるようになる。',
      '平成14年 男女共同参画部会 設置',
      '平成14年度 所沢市電子市役所構築基本方針 策定',
      '平成14年7月 Web版グループウェア Web版のグループウェアを取り入れる。',
      '平成14年10月 総合行政ネットワーク(LGWAN) 総合行政ネットワークとつながる。',
      '平成15年 広域行政研究部会 設置',
      '平成15年3月 所沢市電子市役所推進アクションプラン 策定',
      '平成15年12月 情報セキュリティポリシー 策定',
      '平成16年 環境部会 設置',
      '平成16年9月24日 所沢市男女共同参画推進条例 公布日',
      '平成17年1月1日 所沢市男女共同参画推進条例 施行日',
      '平成17年8月 埼玉県市町村電子申請・届出サービス 申請や届出を電子的に受け付けるサービスが動き出す。',
      '平成17年10月 庁外との回線 庁外につながる回線が光ファイバーになる。',
    ]);
  });

  test('has everything that the source dates exactly once, and nothing else', async () => {
    const selection = `id recordId end { earliest latest precision } record { ... on Record { provenance { lines } } }`;
    const found = await walkEvents(gateway, {}, { size: 50, selection });
    const told = found.map(({ id, recordId, end, record }) => {
      const { lines } = (record as unknown as { provenance: { lines: number[] } }).provenance;
      const [, date = ''] = /\/([^/]+)$/.exec(id) ?? [];
      const fact = datedFacts.find((each) => each.record === recordId && each.date === date);
      return { date, end: endText(end), line: lines.find((line) => line === fact?.line), record: recordId };
    });
    const sorted = (facts: object[]): string[] => facts.map((fact) => JSON.stringify(fact)).toSorted();
    expect(sorted(told)).toEqual(sorted(datedFacts));
  });
});

/** The text of a last day or of a last fiscal year. */
function endText(end: Days | null): string | null {
  if (!end) return null;
  return end.precision === 'DAY' ? end.latest : `${end.earliest.slice(0, 4)}FY`;
}

describe('what a date leaves open', () => {
  const recordsOf = async (where: object): Promise<string[]> => {
    const { nodes } = await askPage(gateway, { where, first: 100 }, 'id recordId');
    return nodes.map(({ recordId }) => recordId);
  };

  test('what is dated to a year alone is found on each of its days, and says so', async () => {
    for (const day of ['1966-01-01', '1966-12-31']) {
      expect(await recordsOf({ between: { start: day, end: day } })).toEqual(['friendship-committee-tokorozawa']);
    }
    expect(await recordsOf({ between: { start: '1967-01-01', end: '1967-01-01' } })).toEqual([]);
    const where = { between: { start: 1966, end: 1966 } };
    const { nodes } = await askPage(gateway, { where }, 'recordId date { precision }');
    expect(nodes.map(({ recordId, date }) => [recordId, date.precision])).toEqual([
      ['friendship-committee-tokorozawa', 'YEAR'],
      ['sister-city-decatur', 'DAY'],
    ]);
  });

  test('January to March belong to the fiscal year that began in the calendar year before', async () => {
    const courses = { recordTypes: ['CENTER_COURSE'] };
    expect(await recordsOf({ ...courses, fiscalYear: 2024 })).toEqual([]);
    expect(await recordsOf({ ...courses, fiscalYear: 2023, between: { start: '2024-01', end: null } })).toEqual([
      'course-2023-assertiveness',
      'course-2023-hikikomori',
      'course-2023-assertiveness',
      'course-2023-assertiveness',
      'course-2023-date-dv',
      'course-2023-mimosa-concert',
    ]);
    // Of the calendar year 2003 only the first three months are in the fiscal year 2002.
    expect(await recordsOf({ fiscalYear: 2002, between: { start: 2003, end: 2003 } })).toEqual([
      'informatization-policy-e-city-hall-building',
      'regional-council-committee-regional-administration-research',
      'informatization-policy-e-city-hall-action-plan-1',
    ]);
  });

  test('a year in which the era changed is in both eras', async () => {
    const councils = { recordTypes: ['REGIONAL_COUNCIL', 'REGIONAL_COUNCIL_MEMBER'] };
    expect(await recordsOf({ ...councils, era: 'SHOWA' })).toEqual(['regional-council-western-saitama']);
    expect(await recordsOf({ ...councils, era: 'HEISEI' })).toEqual(['regional-council-member-hidaka']);
    expect(await recordsOf({ ...councils, era: 'REIWA' })).toEqual(['regional-council-member-hidaka']);
    const plans = { recordTypes: ['COMPREHENSIVE_PLAN', 'EQUALITY_PLAN'] };
    for (const era of ['HEISEI', 'REIWA'])
      expect(await recordsOf({ ...plans, era })).toEqual(['plan-6', 'equality-plan-4'].toSorted());
    expect(await recordsOf({ era: 'SHOWA', between: { start: 1989, end: null } })).toEqual([]);
  });

  test('several days are found by each of them, and a period by the fiscal year in which it begins', async () => {
    expect(await recordsOf({ between: { start: '2023-11-20', end: '2023-11-20' }, precision: 'DAY' })).toEqual([
      'course-2023-purple-ribbon',
    ]);
    const plan = { records: ['plan-6'] };
    expect(await recordsOf({ ...plan, fiscalYear: 2019 })).toEqual(['plan-6']);
    expect(await recordsOf({ ...plan, fiscalYear: 2023 })).toEqual([]);
  });
});

describe('the words of a condition', () => {
  const recordsWith = async (text: string, others: object = {}): Promise<string[]> => {
    const { nodes } = await askPage(gateway, { where: { text, ...others }, first: 100 }, 'recordId');
    return nodes.map(({ recordId }) => recordId);
  };

  test('are those of the search: in any form of writing, all of them, in either language', async () => {
    expect(await recordsWith('デートＤＶ')).toEqual(Array.from({ length: 3 }, () => 'course-2023-date-dv'));
    expect(await recordsWith('decatur 1966')).toEqual(['sister-city-decatur', 'sister-city-decatur']);
    expect(await recordsWith('しまいとし 江蘇省', { precision: 'DAY' })).toEqual(['sister-city-changzhou']);
    expect(await recordsWith('第六次', { fiscalYear: 2019 })).toContain('plan-6');
    expect(await recordsWith('ふらっと', { between: { start: null, end: 1999 } })).toEqual([
      'gender-equality-center-furatto',
    ]);
    expect(await recordsWith('このことばはない')).toEqual([]);
  });

  test.each([`o'neil \\ :first0`, `'); SELECT 1; --`, '\\u0027図書館:*', '$1 :patterns0 ?'])(
    'are only words, whatever marks they have: %s',
    async (text) => {
      for (const event of await recordsWith(text)) expect(event).toBe('regional-council-committee-libraries');
    },
  );
});

test('a founding, a conclusion and the like are called so in English too', async () => {
  const query = '{ events(first: 100) { nodes { recordType fieldName } } }';
  const { events } = await ask<{ events: { nodes: { recordType: string; fieldName: string }[] } }>(query, {
    'accept-language': 'en',
  });
  const named = new Set(events.nodes.map(({ recordType, fieldName }) => `${recordType} ${fieldName}`));
  expect([...named]).toEqual(
    expect.arrayContaining([
      'GENDER_EQUALITY_CENTER Founded',
      'SISTER_CITY Established',
      'FRIENDSHIP_COMMITTEE Founded',
      'REGIONAL_COUNCIL_COMMITTEE Set up',
      'CENTER_COURSE Sessions',
    ]),
  );
});

test('names and words are in the language of the request', async () => {
  const query =
    '{ events(where: { records: ["equality-ordinance-2004"] }) { nodes { name fieldName ja: fieldName(locale: JA) } } }';
  const { events } = await ask<{ events: { nodes: object[] } }>(query, { 'accept-language': 'en' });
  const name = 'Tokorozawa City Ordinance for the Promotion of Gender Equality';
  expect(events.nodes).toEqual([
    { name, fieldName: 'Promulgated', ja: '公布日' },
    { name, fieldName: 'In force since', ja: '施行日' },
  ]);
});

test('what cannot be asked says what to do', async () => {
  const messageOf = async (query: string) => {
    const { data, errors } = await gateway.ask(query);
    expect(data?.events ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    return errors?.[0]?.message;
  };
  expect(await messageOf('{ events(where: { between: { start: 2005, end: 1995 } }) { totalCount } }')).toBe(
    '"between" starts on 2005-01-01, after its end on 1995-12-31. Exchange the two.',
  );
  expect(await messageOf('{ events(first: 101) { totalCount } }')).toMatch(/"first"/);
  expect(await messageOf('{ events(where: { text: " " }) { totalCount } }')).toMatch(/^"text" has no word/);
  const cursor = await ask<{ corrections: { pageInfo: { endCursor: string } } }>(
    '{ corrections(first: 1) { pageInfo { endCursor } } }',
  );
  expect(await messageOf(`{ events(after: "${cursor.corrections.pageInfo.endCursor}") { totalCount } }`)).toMatch(
    /is a cursor of Correction records in their newest versions, but this list is of Event records/,
  );
  expect(await messageOf('{ events(edition: "R9") { totalCount } }')).toMatch(/^No edition is called "R9"\. Known: /);
});

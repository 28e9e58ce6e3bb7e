import { idsOf, inEnglish, searchFor, searchThrough, type Found } from '../testing/search';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
const search = searchThrough(gateway);

describe('a record is found by', () => {
  test.each([
    ['its name', '課長級', 'share-of-women-2024-staff-division-managers'],
    ['a word in its name', 'デートDV', 'course-2023-date-dv'],
    ['a text of a value inside it', '早稲田大学', 'academic-agreement-waseda'],
    ['hiragana in place of katakana', 'でーとDV', 'course-2023-date-dv'],
    ['half-width katakana and full-width letters', 'ﾃﾞｰﾄＤＶ', 'course-2023-date-dv'],
    ['another dash for a long vowel', 'デ‐トＤＶ', 'course-2023-date-dv'],
    ['an old form of a character', '圖書館', 'regional-council-committee-libraries'],
    ['a numeral in kanji', '第六次', 'plan-6'],
    ['a synonym', 'ドメスティック・バイオレンス防止講座', 'course-2023-date-dv'],
    ['its English name', 'Changzhou', 'sister-city-changzhou'],
    ['the beginning of an English word', 'Changz', 'sister-city-changzhou'],
    ['romaji', 'toshokan', 'regional-council-committee-libraries'],
    ['its reading', 'としょかん', 'regional-council-committee-libraries'],
    ['the code of a municipality', '112089', 'municipality-112089'],
    ['the code without its check digit', '11208', 'municipality-112089'],
    ['several words in several texts', 'ディケイター 大豆', 'sister-city-decatur'],
    ['a date as people write it', '昭和41年5月6日', 'sister-city-decatur'],
    ['why a link was drawn', '資料は事業を節に割り当てていない 対等な参画', 'program-equality-promotion'],
  ])('%s', async (_, text, id) => {
    expect(idsOf(await search(text, { first: 5 }))).toContain(id);
  });
});

describe('everything that has words is found', () => {
  test.each([
    ['corrections', '「課長級」と読む', 'CORRECTION'],
    ['gaps', '判読', 'GAP'],
    ['indicators', '人口', 'INDICATOR'],
    ['figures', '政策決定過程にある女性の数', 'OBSERVATION'],
    ['checks', '日付と曜日の一致', 'CHECK'],
    ['editions', '令和6年度版', 'EDITION'],
    ['sections', '危機管理', 'SECTION'],
  ])('%s', async (_, text, recordType) => {
    const { nodes } = await search(text, { where: { recordTypes: [recordType] }, first: 1 });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.record?.name).toBe(nodes[0]?.title);
  });

  test('questions and parts, which open at their addresses', async () => {
    const { data } = await gateway.ask(`{
      questions: search(text: "何人が参加", where: { kinds: [QUESTION] }) {
        nodes { kind title field fieldName recordType record { ... on Node { id } } part { id } question { id sentence url part { id title questions { id } } } }
      }
      parts: search(text: "姉妹都市", where: { kinds: [PART] }) { nodes { title field part { id title about position url } question { id } } }
    }`);
    const { questions, parts } = data as Record<string, { nodes: Record<string, unknown>[] }>;
    expect(questions?.nodes).toContainEqual({
      kind: 'QUESTION',
      title: expect.stringContaining('何人が参加') as string,
      field: 'sentence',
      fieldName: '質問文',
      recordType: null,
      record: null,
      part: null,
      question: {
        id: 'gender-equality/courses',
        sentence: expect.stringContaining('何人が参加') as string,
        url: '/q/gender-equality/courses',
        part: {
          id: 'equality-center',
          title: expect.any(String) as string,
          questions: expect.arrayContaining([{ id: 'gender-equality/courses' }]) as object[],
        },
      },
    });
    expect(parts?.nodes).toContainEqual({
      title: '国際交流・姉妹都市',
      field: 'title',
      part: {
        id: 'sister-cities',
        title: '国際交流・姉妹都市',
        about: expect.any(String) as string,
        position: expect.any(Number) as number,
        url: '/parts/sister-cities',
      },
      question: null,
    });
  });
});

describe('what is named so comes first:', () => {
  test('a whole name before the beginning of one, and that before a word in one', async () => {
    const titles = (await search('所沢市', { first: 100 })).nodes.map(({ title }) => title);
    const whole = titles.indexOf('所沢市');
    const beginning = titles.indexOf('所沢市議会');
    const inside = titles.findIndex((title) => title.includes('所沢市') && !title.startsWith('所沢市'));
    const inText = titles.findIndex((title) => !title.includes('所沢'));
    expect([whole, beginning, inside, inText]).toEqual([0, beginning, inside, inText].sort((a, b) => a - b));
  });

  test('a section before a course of equal match, and what is said about a record last', async () => {
    const { nodes } = await search('防災', { first: 20, where: { kinds: ['RECORD'] } });
    const ids = nodes.map(({ id }) => id);
    expect(ids[0]).toBe('record:plan-6-section-1-6');
    expect(ids.indexOf('record:course-2023-disaster-preparedness')).toBeLessThan(
      ids.findIndex((id) => /^record:(check|correction|gap|observation)-/.test(id)),
    );
  });

  test('the order is always the same', async () => {
    const [once, again] = [await search('計画', { first: 100 }), await search('計画', { first: 100 })];
    expect(idsOf(again)).toEqual(idsOf(once));
  });
});

describe('a hit shows where it matches', () => {
  test('in the language of the request, with marks', async () => {
    const { nodes } = await search('大豆', { first: 1 });
    expect(nodes[0]).toMatchObject({ title: 'ディケイター市', fieldName: '産業' });
    const { text, marks } = nodes[0]?.snippet ?? { text: '', marks: [] };
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['大豆']);

    const english = await search('soybean', { first: 1 }, inEnglish);
    expect(english.nodes[0]).toMatchObject({ title: 'Decatur', field: nodes[0]?.field, fieldName: 'Industries' });
    const snippet = english.nodes[0]?.snippet ?? { text: '', marks: [] };
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Soybean']);
  });

  test.each(['0年', '毎年', '6次', '月1日'])(
    '%s does not match a part of another number or fiscal year',
    async (text) => {
      for (const { snippet } of (await search(text, { first: 100 })).nodes) expect(snippet.marks).not.toEqual([]);
    },
  );

  test.each(['112089', '市', 'の', 'い', '割合'])('in a field that is named in Japanese: %s', async (text) => {
    const { nodes } = await search(text, { first: 100 });
    expect(nodes.map(({ fieldName }) => fieldName).filter((name) => /^[\w ]+$/.test(name))).toEqual([]);
  });

  test('a word of the other language in that language', async () => {
    const { nodes } = await search('soybean', { first: 1 });
    expect(nodes[0]).toMatchObject({
      title: 'ディケイター市',
      snippet: { text: expect.stringContaining('Soybean') as string },
    });
  });
});

describe('conditions', () => {
  test('restrict hits to types, subgraphs, sections and days', async () => {
    const all = await search('図書館');
    const programs = await search('図書館', { where: { recordTypes: ['PROGRAM'] } });
    expect(idsOf(programs).length).toBeGreaterThan(0);
    expect(idsOf(all).filter((id) => id.startsWith('program-'))).toEqual(idsOf(programs));
    expect((await search('図書館', { where: { subgraphs: ['GENDER_EQUALITY'] } })).totalCount).toBe(0);

    const ofSection = await search('講座', { where: { section: '１－６' } });
    expect(idsOf(ofSection)).toContain('course-2023-disaster-preparedness');
    expect(idsOf(ofSection)).not.toContain('course-2023-date-dv');
    expect(await search('講座', { where: { section: 'plan-6-section-1-6' } })).toEqual(ofSection);

    const during = { recordTypes: ['SISTER_CITY'], between: { start: 1966, end: 1966 } };
    expect(idsOf(await search('姉妹都市', { where: during }))).toEqual(['sister-city-decatur']);
    const fromThen = { recordTypes: ['SISTER_CITY'], between: { start: '1990-01' } };
    expect(idsOf(await search('姉妹都市', { where: fromThen }))).not.toContain('sister-city-decatur');
  });

  test.each([
    ['no kind', { kinds: [] }],
    ['no subgraph', { subgraphs: [] }],
    ['no type', { recordTypes: [] }],
    ['a section of 3,000 characters', { section: '5'.repeat(3_000) }],
  ])('%s leaves nothing', async (_, where) => {
    expect(await search('図書館', { where })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test('an edition shows what it prints', async () => {
    const { nodes } = await search('ディケイター市', {
      edition: '令和6年度版',
      where: { recordTypes: ['SISTER_CITY'] },
    });
    expect(nodes).toMatchObject([
      { id: 'record:sister-city-decatur@2024', title: 'ディケイター市', record: { name: 'ディケイター市' } },
    ]);
  });

  test('types have their names in English too, written as everybody writes them', async () => {
    const query = '{ search(text: "COOL JAPAN FOREST") { facets { recordTypes { name(locale: EN) } } } }';
    const { data } = await gateway.ask(query);
    expect(data?.search).toMatchObject({
      facets: {
        recordTypes: expect.arrayContaining([{ name: 'COOL JAPAN FOREST' }, { name: 'Forest milestone' }]) as [],
      },
    });
  });

  test('facets count the hits on all pages under the same conditions', async () => {
    const { data } = await gateway.ask(`{
      search(text: "図書館", first: 1, where: { kinds: [RECORD] }) {
        totalCount
        facets {
          kinds { value name count } recordTypes { value name count } subgraphs { value name count }
          sections { value name count } editions { value name count }
        }
      }
    }`);
    const { totalCount, facets } = data?.search as {
      totalCount: number;
      facets: Record<string, { value: string; name: string; count: number }[]>;
    };
    expect(facets.kinds).toEqual([{ value: 'RECORD', name: '記録', count: totalCount }]);
    expect(facets.editions).toEqual([{ value: '2024', name: '令和6年度版', count: totalCount }]);
    expect(facets.recordTypes).toContainEqual({ value: 'PROGRAM', name: '事業', count: 2 });
    expect(facets.subgraphs).toContainEqual({ value: 'COMPREHENSIVE_PLAN', name: '総合計画', count: 2 });
    const { totalCount: ofSection } = await search('図書館', { where: { kinds: ['RECORD'], section: '1-5' } });
    expect(facets.sections).toContainEqual({
      value: 'plan-6-section-1-5',
      name: '生涯学習・社会教育',
      count: ofSection,
    });
    for (const values of [facets.recordTypes, facets.subgraphs]) {
      expect(values?.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount);
    }
  });
});

test('pages of hits repeat and omit nothing, in either direction', async () => {
  const whole = await search('計画', { first: 100 });
  expect(whole.totalCount).toBeGreaterThan(20);
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Found = await search('計画', { first: 7, after });
    ids.push(...idsOf(page));
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(ids.slice(0, 100)).toEqual(idsOf(whole));
  expect(ids).toHaveLength(whole.totalCount);
  const { data } = await gateway.ask('{ search(text: "計画", last: 3) { nodes { id } pageInfo { hasPreviousPage } } }');
  expect(data?.search).toEqual({
    nodes: ids.slice(-3).map((id) => ({ id: expect.stringContaining(id) as string })),
    pageInfo: { hasPreviousPage: true },
  });
});

describe('while one types, names and words are suggested', () => {
  test.each([
    ['デート', 'デートDV防止講座'],
    ['常州', '常州市'],
    ['危機', '危機管理・防災'],
    ['としょ', '図書館'],
  ])('%s: %s', async (text, suggestion) => {
    const { data } = await gateway.ask('query ($text: String!) { suggest(text: $text) { text kind } }', { text });
    expect((data?.suggest as { text: string }[]).map(({ text }) => text)).toContain(suggestion);
  });

  test('with the record of that name', async () => {
    const { data } = await gateway.ask(
      '{ suggest(text: "常州", first: 1) { text kind recordId record { ... on Record { name } } } }',
    );
    expect(data?.suggest).toEqual([
      { text: '常州市', kind: 'NAME', recordId: 'sister-city-changzhou', record: { name: '常州市' } },
    ]);
  });
});

describe('a search that cannot be made says what to do', () => {
  test.each([
    [
      'an empty text',
      { text: ' 　' },
      '"text" has no word to search for. Give at least one, such as "図書館" or "library".',
    ],
    ['marks alone', { text: '、。' }, '"text" has no word to search for.'],
    ['a text of 1,000 characters', { text: 'あ'.repeat(1_000) }, '"text" has 1,000 characters; give at most 200'],
    [
      '200 characters that stand for 1,200',
      { text: '㌖'.repeat(200) },
      '"text" has 1,200 characters; give at most 200',
    ],
    ['too many words', { text: 'a b c d e f g h i j k' }, '"text" has 11 words; give at most 10'],
    ['a page that is too long', { text: '図書館', first: 101 }, '"first"'],
    ['an unknown edition', { text: '図書館', edition: '1900' }, 'No edition is called "1900".'],
    [
      'a range that ends before it starts',
      { text: '図書館', where: { between: { start: 2024, end: 2020 } } },
      'Exchange the two.',
    ],
  ])('%s', async (_, variables, message) => {
    const { errors, data } = await gateway.ask(searchFor, variables);
    expect(data?.search ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(message);
  });

  test('a cursor of another list, of another edition, and of a search for another text', async () => {
    const { data } = await gateway.ask('{ programs(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data?.programs as { pageInfo: { endCursor: string } }).pageInfo;
    const ofEdition = (await search('図書館', { edition: '2024', first: 1 })).pageInfo.endCursor;
    const ofText = (await search('計画', { first: 1 })).pageInfo.endCursor;
    for (const after of [endCursor, ofEdition, ofText, 'x']) {
      const { errors } = await gateway.ask(searchFor, { text: '図書館', after });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toMatch(/Take a cursor of a page/);
    }
  });
});

test('a search costs what its pages cost', async () => {
  const [costOfTen, costOfHundred] = await Promise.all(
    [10, 100].map((first) => costOf(`{ search(text: "a", first: ${first}) { nodes { id title } } }`)),
  );
  expect(costOfTen).toBeLessThan(30);
  expect(costOfHundred).toBeGreaterThan((costOfTen as number) * 5);
});

async function costOf(query: string): Promise<number> {
  const response = await gateway.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, extensions: { cost: true } }),
  });
  const { extensions } = (await response.json()) as { extensions: { cost: { estimated: number } } };
  return extensions.cost.estimated;
}

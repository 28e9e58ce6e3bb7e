import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVocabulary } from '@tokorozawa/search-text';
import { idsOf, inEnglish, searchThrough } from '../testing/search';
import { sharedGateway } from '../testing/shared-gateway';

const search = searchThrough(sharedGateway());

describe('a question is found by what it answers with', () => {
  test.each([
    [
      'the name of a record in it',
      '課長級',
      'gender-equality/women-in-decision-making',
      '政策決定過程への女性参画状況 › 名称',
    ],
    [
      'the name of a partner',
      '早稲田大学',
      'regional-partnership/academic-agreements',
      '官学連携に関する基本協定書 › 学校 › 名称',
    ],
    ['what its indicator is about', '課長級', 'catalogue/sums-of-figures', '指標 › 名称'],
    [
      'the word for a number in it',
      '専有面積',
      'gender-equality/center-card',
      '男女共同参画推進センター › 専有面積(㎡)',
    ],
    [
      'a word of its sentence and one of its answer',
      '協定 早稲田大学',
      'regional-partnership/academic-agreements',
      '項目',
    ],
  ])('%s', async (_what, text, id, fieldName) => {
    const { nodes } = await search(text, { where: { kinds: ['QUESTION'] } });
    const hit = nodes.find((each) => each.id === `question:${id}`);
    expect(hit).toBeDefined();
    if (fieldName !== '項目') expect(hit?.fieldName).toBe(fieldName);
  });

  test('below what is named so, and not by records that a condition leaves out', async () => {
    const found = idsOf(await search('課長級', { first: 20 }));
    expect(found[0]).toBe('share-of-women-2024-staff-division-managers');
    const courses = idsOf(await search('護身術', { where: { kinds: ['QUESTION'] } }));
    expect(courses).toContain('question:gender-equality/courses');
    expect(courses).not.toContain('question:gender-equality/dating-violence-courses');
  });

  test('and an indicator by the records that its figures are about', async () => {
    const { nodes } = await search('課長級', { where: { recordTypes: ['INDICATOR'] } });
    expect(nodes.map(({ id, fieldName }) => [id, fieldName])).toContainEqual([
      'record:indicator-decision-making-women',
      '対象の名称',
    ]);
  });
});

describe('a Latin word that Japanese texts use', () => {
  const prose = /\bin line with\b|\blines\b/i;
  const textsOf = async (text: string, headers?: Record<string, string>): Promise<string[]> =>
    (await search(text, { first: 100 }, headers)).nodes.map(({ snippet }) => snippet.text);

  test.each(['LINE', 'ＬＩＮＥ', 'line'])('is found where they use it, and not in English prose: %s', async (text) => {
    const found = await textsOf(text);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((each) => !/LINE/.test(each.normalize('NFKC')))).toEqual([]);
  });

  test('is found so by who writes it in capitals, and otherwise wherever English texts have it', async () => {
    expect((await textsOf('LINE', inEnglish)).filter((each) => prose.test(each))).toEqual([]);
    expect((await textsOf('line', inEnglish)).some((each) => prose.test(each))).toBe(true);
  });

  test.each([
    ['an English word', 'soybean', 'sister-city-decatur'],
    ['the beginning of an English word', 'soybea', 'sister-city-decatur'],
    ['romaji', 'toshokan', 'shared-service-libraries'],
  ])('differs from %s', async (_what, text, id) => {
    expect(idsOf(await search(text))).toContain(id);
  });
});

const vocabulary = join(__dirname, '../../../libs/subgraphs/catalogue/search/vocabulary.yaml');
const knownWords = new Set(readVocabulary(readFileSync(vocabulary, 'utf8')).words.map(({ written }) => written));

describe('after a miss', () => {
  test.each(['peice', 'gender equalty', 'consultatons'])('%s leads to no word twice', async (text) => {
    const { suggestions } = await search(text);
    const folded = suggestions.map((each) => each.text.toLowerCase());
    expect(suggestions.length).toBeGreaterThan(0);
    expect(folded).toEqual([...new Set(folded)]);
  });

  test.each([
    ['a wrong character', '男女共動参画', { text: '男女共同参画', kind: 'SIMILAR', count: null }],
    ['a letter left out', 'libary', { text: 'Library', kind: 'SIMILAR', count: null }],
    ['two words written together', '図書館利用', { text: '図書館 利用', kind: 'DIVIDED', count: null }],
    ['a word too many', '図書館 ぞうさん', { text: '図書館', kind: 'FEWER_WORDS', count: 8 }],
  ])('%s is corrected', async (_, text, suggestion) => {
    const { totalCount, suggestions } = await search(text);
    expect(totalCount).toBe(0);
    expect(suggestions[0]).toEqual(suggestion);
  });

  test.each(['課長旧', '所沢氏', 'datedv', 'ディケイター氏', 'Changzou', '人工推移'])(
    'a whole name or a known word is suggested, and never a part of one: %s',
    async (text) => {
      const { suggestions } = await search(text);
      for (const { text: suggested } of suggestions) {
        const hits = [...(await search(suggested)).nodes, ...(await search(suggested, {}, inEnglish)).nodes];
        const isKnown =
          suggested.split(' ').every((word) => knownWords.has(word)) || hits.some(({ title }) => title === suggested);
        expect([text, suggested, isKnown]).toEqual([text, suggested, true]);
      }
    },
  );

  test.each([
    ['課長旧', '課長級'],
    ['所沢氏', '所沢市'],
  ])('what is written so is suggested: %s, %s', async (text, name) => {
    expect((await search(text)).suggestions[0]).toMatchObject({ text: name, kind: 'SIMILAR' });
  });

  test('it is said when the conditions are the reason', async () => {
    const { suggestions } = await search('図書館', { where: { subgraphs: ['GENDER_EQUALITY'] } });
    expect(suggestions[0]).toMatchObject({ text: '図書館', kind: 'WITHOUT_CONDITIONS' });
  });

  test('nothing is suggested when something was found', async () => {
    expect((await search('図書館')).suggestions).toEqual([]);
  });
});

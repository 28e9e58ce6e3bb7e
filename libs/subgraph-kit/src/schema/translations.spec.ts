import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { readTranslations, translateSchema, translationsFile, Translator } from './translations';

const translator = new Translator([
  { en: 'Name of the city. 「名称」', ja: '都市の名称。「名称」' },
  { en: 'Not translated yet.', ja: '' },
  { en: 'A page of {type} records.', ja: '{type} の一覧の 1 ページ。' },
  { en: 'One {thing} ({word}) by its id.', ja: '指定した ID の{word}。「{word}」' },
]);

test.each([
  ['Name of the city. 「名称」', '都市の名称。「名称」'],
  ['A page of SisterCity records.', 'SisterCity の一覧の 1 ページ。'],
  ['One sister city (姉妹都市) by its id.', '指定した ID の姉妹都市。「姉妹都市」'],
  ['Not translated yet.', undefined],
  ['Name of the city.', undefined],
  ['A page of SisterCity records. Or two.', undefined],
])('the Japanese of %j is %j', (english, japanese) => {
  expect(translator.translate(english)).toBe(japanese);
});

test('a translated schema differs in its descriptions alone', () => {
  const sdl = [
    '"""Name of the city. 「名称」"""',
    'directive @of(',
    '  """Not translated yet."""',
    '  one: In = {days: [MON]}',
    ') on OBJECT',
    '',
    'type Query {',
    '  """Name of the city. 「名称」"""',
    '  name(',
    '    """Unknown to the translator."""',
    '    day: Day! = MON',
    '  ): String @deprecated(reason: "Name of the city. 「名称」")',
    '}',
    '',
    'input In @oneOf {',
    '  """Name of the city. 「名称」"""',
    '  days: [Day]',
    '}',
    '',
    '"""A page of Day records."""',
    'enum Day {',
    '  """Name of the city. 「名称」"""',
    '  MON',
    '}',
    '',
    '"""Name of the city. 「名称」"""',
    'scalar Text @specifiedBy(url: "https://example.org")',
  ].join('\n');
  const japanese = sdl
    .replaceAll('"""Name of the city. 「名称」"""', '"""都市の名称。「名称」"""')
    .replace('A page of Day records.', 'Day の一覧の 1 ページ。');
  expect(printSchema(translateSchema(buildSchema(sdl), translator))).toBe(japanese);
});

describe('the file of translations', () => {
  const directory = mkdtempSync(join(tmpdir(), 'translations-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('has the Japanese of English descriptions, and may be missing', () => {
    expect(readTranslations(directory)).toEqual([]);
    writeFileSync(translationsFile(directory), '{ "A city.": "都市。", "A town.": "" }');
    expect(readTranslations(directory)).toEqual([
      { en: 'A city.', ja: '都市。' },
      { en: 'A town.', ja: '' },
    ]);
  });

  test.each(['[]', '{ "": "都市。" }', '{ "A city.": null }', 'A city.: 都市。'])(
    'that reads %j is refused',
    (text) => {
      writeFileSync(translationsFile(directory), text);
      expect(() => readTranslations(directory)).toThrow(
        /descriptions\.ja\.json is not JSON from English to Japanese texts: /,
      );
    },
  );
});

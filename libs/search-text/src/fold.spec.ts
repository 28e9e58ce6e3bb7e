import fc from 'fast-check';
import { foldForSearch, foldWithOrigins } from './fold';

describe('these are equal:', () => {
  test.each([
    ['ﾃﾞｰﾄＤＶ', 'デートDV'],
    ['デ‐ト', 'デート'],
    ['らーめん', 'ラ〜メン'],
    ['2019−2021', '2019-2021'],
    ['ゴミ', 'ごみ'],
    ['三ヶ島', '三ケ島'],
    ['所澤市', '所沢市'],
    ['髙﨑', '高崎'],
    ['塚', '塚'],
    ['㈱ＫＡＤＯＫＡＷＡ', '(株)KADOKAWA'],
    ['第六次', '第6次'],
    ['第十二回', '第12回'],
    ['令和元年', '令和1年'],
    ['平成二十六年度', '平成26年度'],
    ['二〇二四年', '2024年'],
    ['5千部', '5,000部'],
    ['一億二千万円', '120,000,000円'],
    ['1.1億', '110,000,000'],
    ['0.07万', '700'],
    ['1.23456千', '1234.56'],
    ['1.50千万', '15,000,000'],
    ['1億2千万円', '120,000,000円'],
    ['1.2億円', '１２０百万円'],
    ['一億2000万円', '120,000千円'],
    ['1万2,345人', '一万二千三百四十五人'],
    ['3兆5千億円', '3,500,000,000,000円'],
    ['２千人', '二千人'],
    ['0.2万人', '2,000人'],
    ['三丁目', '3丁目'],
    ['二か国', '2ヶ国'],
    ['三箇月', '3カ月'],
    [`${'123'.repeat(10)}億`, `${'123'.repeat(10)}00000000`],
    ['五市', '5市'],
    ['アクションプランⅡ', 'アクションプランII'],
    ['観光・にぎわい', '観光にぎわい'],
    ['ドメスティック・バイオレンス', 'ドメスティックバイオレンス'],
    ['COOL JAPAN FOREST 構想', 'cool japan forest構想'],
    ['課 長 級', '課長級'],
    ['YOT-TOKO(よっとこ)', 'yot toko よっとこ'],
    ['Wi-Fiルータ', 'wi fi ルータ'],
    ['Kōhō Café', 'koho cafe'],
    ["People's Republic", 'peoples republic'],
    ['27,283.17㎡', '27283.17m2'],
  ])('%s, %s', (text, other) => expect(foldForSearch(text)).toBe(foldForSearch(other)));
});

describe('these stay apart:', () => {
  test.each([
    ['一般', '1般'],
    ['三ケ島', '3ケ島'],
    ['千葉', '1000葉'],
    ['万一', '10001'],
    ['No.5 千葉市', 'No.5000葉市'],
    ['3 百貨店', '300貨店'],
    ['5千 一般', '5001般'],
    ['1万2345千', '12345千'],
    ['億万', '100010000'],
    ['兆し', '1000000000000し'],
    ['5-6', '56'],
    ['協力。図書館', '協力図書館'],
    ['カード', '角'],
    ['12.5', '125'],
    ['1億億', '10000000000000000'],
  ])('%s, %s', (text, other) => expect(foldForSearch(text)).not.toBe(foldForSearch(other)));
});

test('words of Latin letters and the parts of sentences are separated', () => {
  expect(foldForSearch(' 絆、自然、文化  元気「あふれる」\nICT-BCP (plan) ')).toBe(
    '絆|自然|文化元気あふれる|ict bcp plan',
  );
});

/** Texts of what the records are written with. */
const texts = fc.string({
  unit: fc.constantFrom(
    ...'あアｱガがｶﾞヶーｰ-‐〜・、。 \n「(第六二十百千万億兆葉元年次月市一般三0256,.:/ⅡＡａbé㎡髙澤𠮷野',
  ),
  maxLength: 30,
});

test('what is folded stays as it is when it is folded again', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const folded = foldForSearch(text);
      expect(foldForSearch(folded)).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});

test('each unit of the folded text knows from where it comes, in order', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { folded, origins } = foldWithOrigins(text);
      expect(folded).toBe(foldForSearch(text));
      expect(origins).toHaveLength(folded.length);
      expect(origins).toEqual([...origins].sort((a, b) => a - b));
      expect(origins.every((origin) => origin >= 0 && origin < text.length)).toBe(true);
      expect(folded).not.toMatch(/\n/);
    }),
  );
});

test('a match can be marked in the original', () => {
  const { folded, origins } = foldWithOrigins('第六次 ﾃﾞｰﾄＤＶ');
  expect(folded).toBe('第6次でーとdv');
  expect(origins[folded.indexOf('次')]).toBe(2);
  expect(origins[folded.indexOf('で')]).toBe(4);
  expect(origins[folded.indexOf('dv')]).toBe(8);
});

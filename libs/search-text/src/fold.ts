import { numbersToRead, readNumber } from './numbers';
import { modernForms } from './old-characters';

/** A folded text and, for each of its UTF-16 units, the index in the original text that it comes from. */
export interface FoldedText {
  folded: string;
  origins: number[];
}

/**
 * Makes texts comparable. The same function folds what is stored and what is asked. These are equal:
 *
 * - full and half width, compatibility characters, capital and small letters, accents: `ＤＶ`, `dv`; `㈱`, `(株)`
 * - カタカナ and ひらがな
 * - old and new forms of characters: 髙, 高; 所澤, 所沢
 * - numbers in kanji and in digits: 第六次, 第6次; 令和元年, 令和1年; 1億2千万, 1.2億, 120百万. Words such as 一般 and
 *   三ケ島 stay.
 * - a long vowel and the dashes that people type for it: デート, デ‐ト
 * - brackets, middle dots and spaces beside Japanese, and none: 観光・にぎわい, 観光にぎわい
 *
 * A space remains between words of Latin letters, and a vertical bar where a sentence ends or pauses: a match does not
 * cross it. Folding a folded text changes nothing.
 */
export function foldForSearch(text: string): string {
  const normal = text.replaceAll(characters, normalForm);
  return replacements.reduce((folded, replacement) => replaceAll(folded, replacement), normal);
}

/** Folds a text like {@link foldForSearch}, and keeps where each part comes from, so that a match can be marked. */
export function foldWithOrigins(text: string): FoldedText {
  const origins: number[] = [];
  let normal = '';
  for (const { 0: character, index } of text.matchAll(characters)) {
    const form = normalForm(character);
    normal += form;
    for (let unit = 0; unit < form.length; unit++) origins.push(index);
  }
  return replacements.reduce(replaceWithOrigins, { folded: normal, origins });
}

const isJapanese = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〆]/u.test(character);

const toHiragana = (katakana: string): string => String.fromCharCode(katakana.charCodeAt(0) - 0x60);

interface Replacement {
  pattern: RegExp;
  /** @param before the character before the match, @param after the one after it; empty at the ends of the text */
  replace: (match: string, before: string, after: string) => string;
}

const replacements: Replacement[] = [
  // Voicing marks that combine with nothing.
  { pattern: /[\u3099\u309a]/g, replace: () => '' },
  {
    pattern: new RegExp(`[${[...modernForms.keys()].join('')}]`, 'gu'),
    replace: (character) => modernForms.get(character) ?? character,
  },
  // A dash after kana stands for a long vowel; any other dash is a hyphen.
  {
    pattern: /[-‐-―−〜~ー]+/g,
    replace: (dashes, before) => (/[ぁ-ゖァ-ヺ]/.test(before) ? 'ー' : '-').repeat(dashes.length),
  },
  { pattern: /[ァ-ヴ]/g, replace: toHiragana },
  // Separators of thousands, and apostrophes.
  { pattern: /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))|(?<=\p{L})['’](?=\p{L})/gu, replace: () => '' },
  // Whatever is neither letter nor digit, but for the marks within a number, a date or a time: 12.5, 9/17, 2019-2021.
  { pattern: /(?:[^\p{L}\p{M}\p{N}\-.:/]|(?<![0-9])[-.:/]|[-.:/](?![0-9]))+/gu, replace: separate },
  { pattern: numbersToRead, replace: readNumber },
  // What is counted with か: 3ヶ月, 3カ月, 3箇月.
  { pattern: /(?<=[0-9])[け箇](?=[月所国年])/g, replace: () => 'か' },
];

/** Where a sentence ends or pauses. */
const pause = /[。、,.!?;:/|\n…]/;

function separate(marks: string, before: string, after: string): string {
  if (!before || !after) return '';
  if (pause.test(marks)) return '|';
  return isJapanese(before) || isJapanese(after) ? '' : ' ';
}

/** A character with the marks that combine with it, those of half-width kana included. */
const characters = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu;

/** The normal forms of characters of one unit so far, because looking one up is much faster. */
const normalForms = new Map<string, string>();

function normalForm(character: string): string {
  const known = normalForms.get(character);
  if (known !== undefined) return known;
  // The small ヶ and ヵ are read as the large ones.
  const large = character.replace('ヶ', 'ケ').replace('ヵ', 'カ');
  const withoutAccents = large.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  const normal = withoutAccents.normalize('NFKC').toLowerCase();
  if (character.length === 1) normalForms.set(character, normal);
  return normal;
}

/** Replaces all matches. */
function replaceAll(folded: string, { pattern, replace }: Replacement): string {
  let text = '';
  let end = 0;
  for (const { 0: match, index } of folded.matchAll(pattern)) {
    text += folded.slice(end, index);
    end = index + match.length;
    text += replace(match, lastOf(folded.slice(0, index)), firstOf(folded.slice(end)));
  }
  return end === 0 ? folded : text + folded.slice(end);
}

/** Does the same. Every unit of a replacement comes from where its match begins. */
function replaceWithOrigins({ folded, origins }: FoldedText, { pattern, replace }: Replacement): FoldedText {
  let text = '';
  const from: number[] = [];
  const keep = (start: number, end?: number): void => {
    text += folded.slice(start, end);
    for (const origin of origins.slice(start, end)) from.push(origin);
  };
  let end = 0;
  for (const { 0: match, index } of folded.matchAll(pattern)) {
    keep(end, index);
    end = index + match.length;
    const replaced = replace(match, lastOf(folded.slice(0, index)), firstOf(folded.slice(end)));
    text += replaced;
    for (let unit = 0; unit < replaced.length; unit++) from.push(origins[index] as number);
  }
  if (end === 0) return { folded, origins };
  keep(end);
  return { folded: text, origins: from };
}

const firstOf = (text: string): string => text.slice(0, (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? '';

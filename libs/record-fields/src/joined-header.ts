import type { LanguageTag } from '@tokorozawa/vocabulary';
import { lowerInitial } from './words';

/**
 * The header of a column whose value stands inside others, as print has it: the words around it, and its own apart from them.
 * 「参加人数(回の名称)」, "Attendances: event name"; in English with commas between the words around it, which would read as a
 * sentence without them: "Sessions, start: stated weekday". Words that say again what stands before them are one.
 * @param labels from the outside inwards; the last is that of the value
 */
export const joinedHeader = (labels: readonly string[], language: LanguageTag): string =>
  wholeHeader(withoutRepetition(labels, language), language);

/** The same with all words, for columns that differ only in what is said again. */
export function wholeHeader(labels: readonly string[], language: LanguageTag): string {
  const own = labels.at(-1) ?? '';
  const around = labels.slice(0, -1);
  if (around.length === 0) return own;
  if (language === 'en') return `${[around[0], ...around.slice(1).map(lowerInitial)].join(', ')}: ${lowerInitial(own)}`;
  // Brackets in brackets are hard to read: 「料金の額(円)」.
  return own.includes('(') ? `${around.join('の')}の${own}` : `${around.join('の')}(${own})`;
}

/** 訂正, 訂正の種類 → 訂正の種類; 参加人数, 数 → 参加人数; Links to sections, Section, ID → Links to sections, ID */
export function withoutRepetition(labels: readonly string[], language: LanguageTag): string[] {
  const said: string[] = [];
  for (const label of labels) {
    const before = said.at(-1);
    if (before === undefined || !repeats(before, label, language)) said.push(label);
    else if (label.length > before.length) said[said.length - 1] = label;
  }
  return said;
}

function repeats(before: string, label: string, language: LanguageTag): boolean {
  if (language === 'ja') return before.endsWith(label) || label.startsWith(before);
  const [outer, inner] = [before.toLowerCase(), label.toLowerCase()];
  const isSaid = [inner, `${inner}s`].some((said) => said === outer || outer.endsWith(` ${said}`));
  return isSaid || inner.startsWith(`${outer} `);
}

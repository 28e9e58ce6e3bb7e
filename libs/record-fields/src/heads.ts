import type { LanguageTag } from '@tokorozawa/vocabulary';

/**
 * The head of a column whose value stands inside others, as print has it: the words around it, and its own apart from them.
 * 「参加人数(回の名称)」, "Attendances: event name". Words that say again what stands before them are one.
 * @param labels from the outside inwards; the last is that of the value
 */
export const joinedHead = (labels: readonly string[], language: LanguageTag): string =>
  wholeHead(withoutRepetition(labels, language), language);

/** The same with all words, for columns that differ only in what is said again. */
export function wholeHead(labels: readonly string[], language: LanguageTag): string {
  const own = labels.at(-1) ?? '';
  const around = labels.slice(0, -1);
  if (around.length === 0) return own;
  if (language === 'en') return `${[around[0], ...around.slice(1).map(lowered)].join(' ')}: ${lowered(own)}`;
  // Brackets in brackets are hard to read: 「料金の額(円)」.
  return own.includes('(') ? `${around.join('の')}の${own}` : `${around.join('の')}(${own})`;
}

/** 訂正, 訂正の種類 → 訂正の種類; 参加人数, 数 → 参加人数; Chapters, Chapter, ID → Chapters, ID */
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
  return [inner, `${inner}s`].includes(outer) || outer.endsWith(` ${inner}`) || inner.startsWith(`${outer} `);
}

/** An abbreviation keeps its capitals. */
const lowered = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

import { type LocalizedText } from '../language/language';
import { type PublicationPart, questionAddress, type ReadyQuestion } from './questions';

/** Text for comparison: full-width and half-width letters, and upper and lower case, are equal. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** The words of a search text, folded. */
export const searchWords = (text: string): string[] => foldText(text).split(/\s+/).filter(Boolean);

/** True if a folded text contains every word. */
export const containsAll = (foldedText: string, words: string[]): boolean =>
  words.every((word) => foldedText.includes(word));

/** True if the texts together, in both languages, contain every word. */
export function matches(words: string[], ...texts: LocalizedText[]): boolean {
  return containsAll(foldText(texts.flatMap(({ ja, en }) => [ja, en]).join('\n')), words);
}

/** A section of the comprehensive plan. */
export interface PlanSection {
  id: string;
  /** Chapter and section: "5-6". */
  code: string;
  name: LocalizedText;
  chapter: LocalizedText;
}

export interface Searchable {
  parts: PublicationPart[];
  questions: ReadyQuestion[];
  sections: PlanSection[];
}

export interface SearchResult {
  kind: 'part' | 'section' | 'question';
  text: LocalizedText;
  address: string;
}

/** The parts, sections and questions that contain every word of the text in either language. */
export function search(text: string, { parts, questions, sections }: Searchable): SearchResult[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  return [
    ...parts
      .filter(({ title, about }) => matches(words, title, about))
      .map(({ name, title }): SearchResult => ({ kind: 'part', text: title, address: `#${name}` })),
    ...sections
      .filter(({ name, chapter, code }) => matches(words, name, chapter, { ja: code, en: code }))
      .map(({ id, name, code }): SearchResult => ({
        kind: 'section',
        text: { ja: `${code} ${name.ja}`, en: `${code} ${name.en}` },
        address: questionAddress('comprehensive-plan/section', { id }),
      })),
    ...questions
      .filter(({ sentence }) => matches(words, sentence))
      .map(({ id, sentence }): SearchResult => ({ kind: 'question', text: sentence, address: questionAddress(id) })),
  ];
}

import { type Words } from '../language/language';
import { type SourcePart } from '../questions/parts';
import { type ReadyQuestion } from '../questions/questions';
import { folded } from '../table/arrange';
import { addressOfQuestion } from './address';

/** A section of the comprehensive plan. */
export interface PlanSection {
  id: string;
  /** "5-6": chapter and section. */
  code: string;
  name: Words;
  chapter: Words;
}

/** Something that a search found, and where it leads. */
export interface Found {
  kind: 'part' | 'section' | 'question';
  words: Words;
  address: string;
}

export interface Searched {
  parts: SourcePart[];
  questions: ReadyQuestion[];
  sections: PlanSection[];
}

/** Parts, sections and questions that hold every word of the text in either language, whatever the width of its letters. */
export function find(text: string, { parts, questions, sections }: Searched): Found[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (...texts: Words[]) => {
    const all = folded(texts.flatMap(({ ja, en }) => [ja, en]).join('\n'));
    return words.every((word) => all.includes(word));
  };
  return [
    ...parts
      .filter(({ title, about }) => holds(title, about))
      .map(({ name, title }): Found => ({ kind: 'part', words: title, address: `#${name}` })),
    ...sections
      .filter(({ name, chapter, code }) => holds(name, chapter, { ja: code, en: code }))
      .map(({ id, name, code }): Found => ({
        kind: 'section',
        words: { ja: `${code} ${name.ja}`, en: `${code} ${name.en}` },
        address: addressOfQuestion('comprehensive-plan/section', { id }),
      })),
    ...questions
      .filter(({ sentence }) => holds(sentence))
      .map(({ id, sentence }): Found => ({ kind: 'question', words: sentence, address: addressOfQuestion(id) })),
  ];
}

import { type Words } from '../language/language';
import { headerOf, wordsOf } from './header';
import { nameOf } from './questions';

/** One of the parts of the publication, as its headings divide it; the domain that owns it says what to count. */
export interface SourcePart {
  /** Its file's name, such as `sister-cities`: the theme of questions. */
  name: string;
  /** The subgraph that owns it. */
  domain: string;
  title: Words;
  about: Words;
  /** Its place in the publication, counted from 1; undefined for the reading of the publication itself. */
  place: number | undefined;
  /** Asks for what is counted, and for its dates. */
  query: string;
}

/** Reads the parts of all domains, in the order of the publication, the reading of it last. */
export function readParts(files: Record<string, string>): SourcePart[] {
  const parts = Object.entries(files).map(([path, query]) => {
    const [domain = '', name = ''] = nameOf(path).split('/');
    const header = headerOf(query);
    const about = wordsOf(header, name, 'about-');
    return { name, domain, title: wordsOf(header, name), about, place: Number(header.place) || undefined, query };
  });
  return parts.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}

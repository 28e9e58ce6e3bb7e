import { type Words } from '../language/language';
import { headerOf, wordsOf } from './header';

/** A ready-made question: tested, and opened by one click. */
export interface ReadyQuestion {
  /** Its domain and file, such as `gender-equality/courses`: its address is `/explorer#question=…`. */
  id: string;
  /** What it asks, in a sentence. */
  sentence: Words;
  /** The name of the part of the publication to which it belongs. */
  theme: string;
  query: string;
}

/** Reads the examples of all domains. Throws, naming the file, when one does not say what it asks. */
export function readQuestions(files: Record<string, string>): ReadyQuestion[] {
  return Object.entries(files).map(([path, query]) => {
    const id = nameOf(path);
    const header = headerOf(query);
    if (!header.theme) throw new Error(`${id} needs the line "# theme: …" above its query: the name of a part.`);
    return { id, sentence: wordsOf(header, id), theme: header.theme, query: withoutKeys(query) };
  });
}

/** As the editor shows it: the sentences stay as comments, what is for this page goes. */
function withoutKeys(query: string): string {
  return query.replace(/^# theme: .*\n/m, '').replaceAll(/^# (ja|en): /gm, '# ');
}

/** `../libs/subgraphs/gender-equality/examples/courses.graphql` → `gender-equality/courses` */
export function nameOf(path: string): string {
  const [file = '', , domain = ''] = path.split('/').reverse();
  return `${domain}/${file.replace(/\.graphql$/, '')}`;
}

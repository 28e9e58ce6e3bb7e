import {
  type ChartDeclaration,
  computeDefaults,
  dayInJapan,
  readHead,
  requirePart,
  requireText,
  tablesIn,
  withDefaults,
} from '@tokorozawa/question-files/head';
import { type Language, type LocalizedText } from '../language/language';

/** A ready-made question: tested, and opened with one click. */
export interface ReadyQuestion {
  /** Its domain and file, such as `gender-equality/courses`. */
  id: string;
  /** What it asks, in one sentence. */
  sentence: LocalizedText;
  /** The name of the part of the publication that it belongs to. */
  theme: string;
  /** As the editor shows it: below its sentences, and with the defaults of today. */
  query: string;
  /** The values of the variables whose defaults depend on the day. */
  computed: Record<string, string | number>;
  /** The picture that its file declares. */
  chart: ChartDeclaration | undefined;
  /** The ids of the tables that its file names, in the order in which they are shown; empty if it names none. */
  tables: string[];
}

/** A part of the publication, as its headings divide it. The domain that owns it states what to count. */
export interface PublicationPart {
  /** The name of its file, such as `sister-cities`. Questions name it as their theme. */
  name: string;
  /** The subgraph that owns it. */
  domain: string;
  title: LocalizedText;
  about: LocalizedText;
  /** Its position in the publication, counted from 1; undefined for the part on how the publication was read. */
  position: number | undefined;
  /** Fetches what the card counts, and its dates. */
  query: string;
}

/** The page that opens a ready-made question and runs it: `./explorer#question=gender-equality/courses`. */
export function questionAddress(id: string, variables?: Record<string, unknown>): string {
  const suffix = variables ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : '';
  return `./explorer#question=${id}${suffix}`;
}

/**
 * The page with the answer to a ready-made question, or with a suffix such as `.csv` its file, below the site's address:
 * `/q/gender-equality/courses.csv?first=10&lang=ja`, without a language in that of whoever opens it. A field of an input object is named by its path, `where.between.start`.
 */
export function answerPath(
  id: string,
  variables: Record<string, unknown>,
  { suffix = '', language }: { suffix?: string; language?: Language } = {},
): string {
  const parameters = new URLSearchParams(Object.entries(variables).flatMap(([name, value]) => written(name, value)));
  if (language) parameters.set('lang', language);
  return `/q/${id}${suffix}${parameters.size > 0 ? `?${parameters}` : ''}`;
}

/** A variable as parameters of an address: the items of a list one by one, and null as an empty text. */
function written(name: string, value: unknown): [name: string, value: string][] {
  if (value === null) return [[name, '']];
  if (Array.isArray(value)) return value.flatMap((item) => written(name, item));
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([field, inner]) => written(`${name}.${field}`, inner));
}

/** Parses the examples of all domains, by their paths. Throws an error with the file's name if its comments are incomplete. */
export function parseQuestions(files: Record<string, string>): ReadyQuestion[] {
  return Object.entries(files).map(([path, text]) => {
    const id = domainAndFile(path);
    const head = readHead(text, id);
    const sentence = requireText(head, id);
    return {
      id,
      sentence,
      theme: requirePart(head, id),
      chart: head.chart,
      tables: tablesIn(head),
      get computed() {
        return computeDefaults(head, dayInJapan(Date.now()));
      },
      get query() {
        return `# ${sentence.ja}\n# ${sentence.en}\n${withDefaults(head, dayInJapan(Date.now()))}`;
      },
    };
  });
}

/** Parses the parts of all domains, by their paths, and sorts them as in the publication. */
export function parseParts(files: Record<string, string>): PublicationPart[] {
  const parts = Object.entries(files).map(([path, query]): PublicationPart => {
    const [domain = '', name = ''] = domainAndFile(path).split('/');
    const head = readHead(query, name);
    return {
      name,
      domain,
      title: requireText(head, name),
      about: requireText(head, name, 'about-'),
      position: Number(head.values.place) || undefined,
      query,
    };
  });
  return parts.sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity));
}

/** `../libs/subgraphs/gender-equality/examples/courses.graphql` → `gender-equality/courses` */
export function domainAndFile(path: string): string {
  const [file = '', , domain = ''] = path.split('/').reverse();
  return `${domain}/${file.replace(/\.graphql$/, '')}`;
}

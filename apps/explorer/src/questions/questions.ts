import { type LocalizedText } from '../language/language';

/** A ready-made question: tested, and opened with one click. */
export interface ReadyQuestion {
  /** Its domain and file, such as `gender-equality/courses`. */
  id: string;
  /** What it asks, in one sentence. */
  sentence: LocalizedText;
  /** The name of the part of the publication that it belongs to. */
  theme: string;
  query: string;
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

/** Parses the examples of all domains, by their paths. Throws an error with the file's name if its comments are incomplete. */
export function parseQuestions(files: Record<string, string>): ReadyQuestion[] {
  return Object.entries(files).map(([path, query]) => {
    const id = domainAndFile(path);
    const header = parseHeader(query);
    if (!header.theme) throw new Error(`${id} needs the line "# theme: …" above its query: the name of a part.`);
    return { id, sentence: headerText(header, id), theme: header.theme, query: withoutKeys(query) };
  });
}

/** Parses the parts of all domains, by their paths, and sorts them as in the publication. */
export function parseParts(files: Record<string, string>): PublicationPart[] {
  const parts = Object.entries(files).map(([path, query]): PublicationPart => {
    const [domain = '', name = ''] = domainAndFile(path).split('/');
    const header = parseHeader(query);
    return {
      name,
      domain,
      title: headerText(header, name),
      about: headerText(header, name, 'about-'),
      position: Number(header.place) || undefined,
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

type Header = Record<string, string>;

/** Parses the lines `# key: value` above the query: `{ ja: '…', en: '…', theme: '…' }`. */
function parseHeader(text: string): Header {
  const lines = text.split('\n');
  const comments = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  const pairs = comments.map((line) => /^#\s*([a-z-]+):\s*(.+)$/.exec(line)).filter((line) => line !== null);
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value]));
}

/** The text under the keys `ja` and `en`, with a prefix such as `about-`. Throws an error if one is missing. */
function headerText(header: Header, file: string, prefix = ''): LocalizedText {
  const [ja, en] = [header[`${prefix}ja`], header[`${prefix}en`]];
  if (!ja || !en) throw new Error(`${file} needs the lines "# ${prefix}ja: …" and "# ${prefix}en: …" above its query.`);
  return { ja, en };
}

/** The query as the editor shows it: the sentences remain as comments, without their keys. */
function withoutKeys(query: string): string {
  return query.replace(/^# (theme|table): .*\n/gm, '').replaceAll(/^# (ja|en): /gm, '# ');
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** A ready-made question, as a file in the `examples` of a domain states it. */
export interface QuestionFile {
  /** The subgraph and the name of the file: `gender-equality/courses`. */
  id: string;
  subgraph: string;
  sentence: LocalizedText & { en: string };
  /** The id of the part of the publication that it belongs to. */
  partId: string;
  query: string;
  /** The table of its answer that is its file and its picture; undefined for the one that says most. */
  table: string | undefined;
  /** What its variables are called, by their names, where the file says it. */
  variableNames: Record<string, LocalizedText & { en: string }>;
}

/** A part of the publication, as a file in the `parts` of a domain states it. */
export interface PartFile {
  /** The name of the file: `sister-cities`. */
  id: string;
  subgraph: string;
  title: LocalizedText & { en: string };
  about: LocalizedText & { en: string };
  /** Counted from 1; null for the part on how the publication was read. */
  position: number | null;
  /** The GraphQL types of its records. */
  recordTypes: string[];
}

/** The folder of a domain's package, which is named like its subgraph. */
export interface DomainFolder {
  name: string;
  directory: string;
}

/** The questions and the parts of all domains, by their ids. */
export interface QuestionFiles {
  questions: Map<string, QuestionFile>;
  parts: Map<string, PartFile>;
}

/** The folders of a package with its questions and its parts. */
export const questionFolders = ['examples', 'parts'];

/** Reads the questions and parts of these domains. Throws an error that names the file if its comments are incomplete. */
export function readQuestionFiles(domains: DomainFolder[]): QuestionFiles {
  const questions = domains.flatMap((domain) =>
    filesIn(domain, 'examples').map(([name, text]): QuestionFile => {
      const id = `${domain.name}/${name}`;
      const header = headerOf(text);
      const { theme: partId, table } = header;
      if (!partId) throw new Error(`${id} needs the line "# theme: …" above its query: the name of a part.`);
      return {
        id,
        subgraph: domain.name,
        sentence: textIn(header, id),
        partId,
        query: withoutHeader(text),
        table,
        variableNames: variableNamesOf(text),
      };
    }),
  );
  const parts = domains.flatMap((domain) =>
    filesIn(domain, 'parts').map(([id, text]): PartFile => {
      const header = headerOf(text);
      return {
        id,
        subgraph: domain.name,
        title: textIn(header, id),
        about: textIn(header, id, 'about-'),
        position: Number(header.place) || null,
        recordTypes: header.types?.split(', ') ?? [],
      };
    }),
  );
  return {
    questions: new Map(questions.map((question) => [question.id, question])),
    parts: new Map(parts.map((part) => [part.id, part])),
  };
}

/** The names and the texts of the GraphQL files in a folder of a domain, in the order of their names. */
function filesIn({ directory }: DomainFolder, folder: string): [name: string, text: string][] {
  const path = join(directory, folder);
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => [basename(name, '.graphql'), readFileSync(join(path, name), 'utf8')]);
}

type Header = Record<string, string>;

/** The lines `# key: value` above the query: `{ ja: '…', en: '…', theme: '…' }`. */
const headerOf = (text: string): Header =>
  Object.fromEntries(
    linesAbove(text).flatMap((line) => {
      const [, key, value] = /^#\s*([a-z-]+):\s*(.+)$/.exec(line) ?? [];
      return key && value ? [[key, value]] : [];
    }),
  );

/** The lines `# $variable: 日本語 / English` above the query. */
const variableNamesOf = (text: string): QuestionFile['variableNames'] =>
  Object.fromEntries(
    linesAbove(text).flatMap((line) => {
      const [, name, ja, en] = /^#\s*\$(\w+):\s*(.+?) \/ (.+)$/.exec(line) ?? [];
      return name && ja && en ? [[name, { ja, en }]] : [];
    }),
  );

function linesAbove(text: string): string[] {
  const lines = text.split('\n');
  return lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
}

const withoutHeader = (text: string): string => text.split('\n').slice(linesAbove(text).length).join('\n').trim();

/** The text under the keys `ja` and `en`, with a prefix such as `about-`. */
function textIn(header: Header, file: string, prefix = ''): LocalizedText & { en: string } {
  const [ja, en] = [header[`${prefix}ja`], header[`${prefix}en`]];
  if (!ja || !en) throw new Error(`${file} needs the lines "# ${prefix}ja: …" and "# ${prefix}en: …" above its query.`);
  return { ja, en };
}

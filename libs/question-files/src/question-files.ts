import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { ChartDeclaration } from './chart-declaration';
import type { DayRule } from './day-rule';
import { readHead, requirePart, requireText, tablesIn, textIn } from './question-head';

/** A ready-made question, as a file in the `examples` of a domain states it. */
export interface QuestionFile {
  /** The subgraph and the name of the file: `gender-equality/courses`. */
  id: string;
  subgraph: string;
  sentence: LocalizedText & { en: string };
  /** What the sentence leaves unsaid, for a line below it. Undefined for most. */
  about: (LocalizedText & { en: string }) | undefined;
  /** The id of the part of the publication that it belongs to. */
  partId: string;
  query: string;
  /** The tables of its answer that are shown, of which the first is its file; empty for the one that says most. */
  tables: string[];
  /** The path of a text in its answer that answers in a sentence; undefined for most. */
  answer: string | undefined;
  /** The picture of its answer; undefined if it is chosen from the data. */
  chart: ChartDeclaration | undefined;
  /** What its variables are called, by their names, where the file says it. */
  variableNames: Record<string, LocalizedText & { en: string }>;
  /**
   * The rules by which defaults are computed from the day, by the names of the variables; see `computeDefaults`. The query
   * has no other default for them.
   */
  defaults: Record<string, DayRule>;
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
  /** Reads what it contains. A comment above a field, `# 章 / chapters`, says what its items are called. */
  query: string;
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
      const head = readHead(text, `${domain.name}/examples/${name}.graphql`);
      const { query, variableNames, defaults, chart } = head;
      return {
        id,
        subgraph: domain.name,
        sentence: requireText(head, id),
        about: textIn(head, id, 'about-'),
        partId: requirePart(head, id),
        query,
        tables: tablesIn(head),
        answer: head.values.answer,
        chart,
        variableNames,
        defaults,
      };
    }),
  );
  const parts = domains.flatMap((domain) =>
    filesIn(domain, 'parts').map(([id, text]): PartFile => {
      const head = readHead(text, `${domain.name}/parts/${id}.graphql`);
      return {
        id,
        subgraph: domain.name,
        title: requireText(head, id),
        about: requireText(head, id, 'about-'),
        position: Number(head.values.place) || null,
        recordTypes: head.values.types?.split(', ') ?? [],
        query: head.query,
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

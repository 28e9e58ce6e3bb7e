import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionFile, SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { eraTexts } from '@tokorozawa/vocabulary';
import { stringify } from 'yaml';
import { figuresText, type LeftOut } from '../data-check/edition-figures';
import { figuresByLine, normalizedFigure } from '../data-check/figures';
import { draftFile } from './draft-file';
import type { Plan } from './plan-drafts';
import { countLines } from './transcript';

/** A file to write. */
export interface PlannedFile {
  path: string;
  text: string;
  /** How many drafts of rows it has. */
  rows: number;
}

const yamlFormat = { lineWidth: 0, singleQuote: true };

/** What a new edition says of itself before its rows are reviewed. */
export function newEdition(id: string, previous: EditionFile, transcript: string): EditionFile {
  return {
    id,
    name: { ja: `${eraTexts(`${id}FY`)[0]}版`, en: `FY${id} edition` },
    fiscalYear: Number(id),
    document: previous.document,
    isInferred: false,
    transcript: { lines: countLines(transcript) },
    draft: true,
  };
}

/** The files of an edition as a whole, `edition.yaml` first. */
export function editionFiles(
  folder: string,
  edition: EditionFile,
  transcript: string,
  previousLeftOut: LeftOut[],
  plan: Plan,
): PlannedFile[] {
  const files = {
    'edition.yaml': editionText(edition),
    'figures.tsv': figuresText(transcript),
    'left-out.yaml': leftOutText(previousLeftOut, plan, transcript),
  };
  return Object.entries(files).map(([name, text]) => ({ path: join(folder, name), text, rows: 0 }));
}

interface DomainFilesOptions {
  plan: Plan;
  transcript: string;
  previous: EditionFile;
  edition: EditionFile;
}

/** The data files of a domain in a new edition, made from those of the previous one. */
export function domainFiles(
  { directory }: Pick<SubgraphDefinition, 'directory'>,
  { plan, transcript, previous, edition }: DomainFilesOptions,
): PlannedFile[] {
  const folder = join(directory, 'data', previous.id);
  // The catalogue has no rows of its own; what belongs to the edition as a whole is not copied.
  if (!existsSync(folder) || existsSync(join(folder, 'edition.yaml'))) return [];
  const options = { plan, isPrinted: wordsIn(transcript), oldName: previous.name, newName: edition.name };
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      path: join(directory, 'data', edition.id, name),
      ...draftFile(readFileSync(join(folder, name), 'utf8'), options),
    }));
}

/** Tells whether a text has certain words. Where these were taken from several places, it has to have all of them. */
function wordsIn(text: string): (words: string) => boolean {
  const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  const all = plain(text);
  return (words) => words.split(/ (?:…|\/) /).every((part) => all.includes(plain(part)));
}

function editionText({ draft: _draft, ...edition }: EditionFile): string {
  return `# ${edition.name.ja}は下書きです。公開するまで、どの行も取り込まれません。確認がすべて済むと「npm run data:check」が
# そう知らせます。そのとき下の「draft: true」の行を消すと、公開されます。
# The ${edition.name.en} is a draft: none of its rows is imported. When everything is reviewed, "npm run data:check" says
# so. Then remove the line "draft: true" below to publish it.
draft: true
${Object.entries(edition)
  .map(([key, value]) => `${key}: ${inOneLine(value as object)}\n`)
  .join('')}`;
}

/** What the previous edition leaves out, where the new transcript prints it again. */
function leftOutText(previous: LeftOut[], plan: Plan, transcript: string): string {
  const figures = figuresByLine(transcript);
  const leftOut = previous.flatMap(({ line, figures: old, reason }) =>
    (plan.lines.get(line) ?? []).flatMap((proposed) => {
      const printed = new Set(figures.get(proposed)?.map(normalizedFigure));
      const again = old.filter((figure) => printed.has(normalizedFigure(figure)));
      return again.length > 0 ? [{ line: proposed, figures: again, reason }] : [];
    }),
  );
  return `# わざとどの行にも入れない原稿の数字と、その理由。下の項目は前の版から写したものです。確かめたら「draft: true」の行を消します。
# The figures of the transcript that are in no row on purpose, each with the reason. These are copied from the previous
# edition. When they are right, remove the line "draft: true".
draft: true
${leftOut.length > 0 ? 'leftOut:' : 'leftOut: []'}
${leftOut.map((entry) => `  - ${inOneLine(entry)}\n`).join('')}`;
}

function inOneLine(value: object): string {
  return stringify(value, { ...yamlFormat, collectionStyle: 'flow' }).trimEnd();
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { parse } from 'yaml';
import { z } from 'zod';
import { figuresByLine } from './figures';

const leftOutShape = z.strictObject({
  leftOut: z.array(
    z.strictObject({ line: z.int().min(1), figures: z.array(z.string()).min(1), reason: z.string().min(1) }),
  ),
});

export type LeftOut = z.infer<typeof leftOutShape>['leftOut'][number];

/** The figures of an edition that are in no row on purpose, with the reason. @param folder that of the edition */
export function readLeftOut(folder: string): LeftOut[] {
  return leftOutShape.parse(parse(readFileSync(join(folder, 'left-out.yaml'), 'utf8'))).leftOut;
}

/**
 * The figures that an edition prints, by line, as {@link figuresByLine} finds them in its transcript. The transcript itself
 * is not ours to publish; its figures are what the data account for.
 *
 * @param folder that of the edition
 */
export function readFigures(folder: string): Map<number, string[]> {
  const rows = readFileSync(join(folder, 'figures.tsv'), 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [line, figures = ''] = row.split('\t');
      return [Number(line), figures.split(' ')];
    }),
  );
}

/** Writes the figures of an edition anew from the text of its transcript. */
export function writeFigures(folder: string, transcript: string): void {
  const rows = [...figuresByLine(transcript)].map(([line, figures]) => `${line}\t${figures.join(' ')}`);
  writeFileSync(join(folder, 'figures.tsv'), ['line\tfigures', ...rows, ''].join('\n'));
}

/** @throws UserFacingError if there is no such file */
export function readTranscript(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserFacingError(`There is no transcript at ${path}. Give the path of its text file.`);
  }
}

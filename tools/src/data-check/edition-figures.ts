import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { type Draft, readShape, say, YamlFile } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { figuresByLine } from './figures';

const leftOutShape = z.strictObject({
  /** The list is still to be reviewed. */
  draft: z.literal(true).optional(),
  leftOut: z.array(
    z.strictObject({ line: z.int().min(1), figures: z.array(z.string()).min(1), reason: z.string().min(1) }),
  ),
});

export type LeftOut = z.infer<typeof leftOutShape>['leftOut'][number];

/**
 * The figures of an edition that are in no row on purpose, with the reason, and whether this list is a draft.
 *
 * @param folder that of the edition
 * @throws DataFileError with the place of every fault
 */
export function readLeftOut(folder: string): { leftOut: LeftOut[]; draft: Draft | undefined } {
  const path = join(folder, 'left-out.yaml');
  const file = new YamlFile(relative(workspaceRoot, path), readEditionFile(path));
  const { leftOut, draft } = readShape(file, leftOutShape);
  return { leftOut, draft: draft && { file: file.file, line: file.lineOf(['draft']) } };
}

/**
 * The figures that an edition prints, by line, as {@link figuresByLine} finds them in its transcript. The transcript itself
 * is not ours to publish; its figures are what the data account for.
 *
 * @param folder that of the edition
 */
export function readFigures(folder: string): Map<number, string[]> {
  const rows = readEditionFile(join(folder, 'figures.tsv')).trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [line, figures = ''] = row.split('\t');
      return [Number(line), figures.split(' ')];
    }),
  );
}

/** The text of `figures.tsv` for a transcript. */
export function figuresText(transcript: string): string {
  const rows = [...figuresByLine(transcript)].map(([line, figures]) => `${line}\t${figures.join(' ')}`);
  return ['line\tfigures', ...rows, ''].join('\n');
}

function readEditionFile(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new UserFacingError(
    say({
      ja: `${relative(workspaceRoot, path)} がありません。もう一度「npm run new-edition」を実行してください。`,
      en: `There is no ${relative(workspaceRoot, path)}. Run "npm run new-edition" again.`,
    }),
  );
}

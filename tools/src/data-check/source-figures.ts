import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { figuresByLine } from './figures';

const path = join(workspaceRoot, 'tools/source-figures/by-line.tsv');

/** The figures of the source by line. The source's text is not ours to publish; its figures are what the data answer for. */
export function readSourceFigures(): Map<number, string[]> {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [line, figures = ''] = row.split('\t');
      return [Number(line), figures.split(' ')];
    }),
  );
}

/** Writes the figures anew from a transcript. */
export function writeSourceFigures(transcriptPath: string): void {
  const rows = [...figuresByLine(readTranscript(transcriptPath))].map(
    ([line, figures]) => `${line}\t${figures.join(' ')}`,
  );
  writeFileSync(path, ['line\tfigures', ...rows, ''].join('\n'));
}

function readTranscript(transcriptPath: string): string {
  try {
    return readFileSync(transcriptPath, 'utf8');
  } catch {
    throw new UserFacingError(
      `There is no transcript at ${transcriptPath}. Give its path: npm run data:check -- --source PATH`,
    );
  }
}

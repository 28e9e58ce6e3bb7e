import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';
import { counted, say, sayInLine } from './bilingual';

/** A fault of a data file, with its place. */
export interface DataFault {
  /** Relative to the root of the repository. */
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  message: string;
  /** The message in Japanese, for the officials who review data files. */
  ja?: string;
}

/** What is still to be reviewed in the data files of an edition: a row, or a file to which rows are still to be added. */
export interface Draft {
  file: string;
  /** Counted from 1. */
  line: number;
  /** The row; absent for a file. */
  row?: { id: string; name: LocalizedText | undefined };
}

/** What was noticed while data files were read. */
export interface Problems {
  faults: DataFault[];
  drafts: Draft[];
}

/** A fault with its place, in the languages of this system. */
export function describeFault({ file, line, column, message, ja }: DataFault): string {
  return `  ${file}:${line}:${column} ${ja ? sayInLine({ ja, en: message }) : message}`;
}

const maxShown = 20;

/** Lists every fault of the data files, a line each, in the languages of this system. Nothing was imported. */
export class DataFileError extends UserFacingError {
  constructor(readonly faults: DataFault[]) {
    const { length } = faults;
    const title = say({
      ja: `データのファイルに直すところが ${length} 件あります。何も取り込んでいません。`,
      en: `The data files have ${counted(length, 'fault')}. Nothing was imported.`,
    });
    const lines = [title, ...faults.slice(0, maxShown).map(describeFault)];
    const left = length - maxShown;
    if (left > 0) lines.push(`  ${sayInLine({ ja: `… ほか ${left} 件`, en: `… and ${left} more` })}`);
    super(lines.join('\n'));
  }
}

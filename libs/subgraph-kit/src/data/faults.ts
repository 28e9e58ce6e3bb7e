import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';

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
export interface Findings {
  faults: DataFault[];
  drafts: Draft[];
}

const maxShown = 20;

/** Lists every fault of the data files, a line each. Nothing was imported. */
export class DataFileError extends UserFacingError {
  constructor(readonly faults: DataFault[]) {
    const shown = faults
      .slice(0, maxShown)
      .map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`);
    if (faults.length > maxShown) shown.push(`… and ${faults.length - maxShown} more`);
    super(
      `The data files have ${faults.length} fault${faults.length === 1 ? '' : 's'}. Nothing was imported.\n  ${shown.join('\n  ')}`,
    );
  }
}

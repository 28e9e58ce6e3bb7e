import { UserFacingError } from '@tokorozawa/vocabulary';

/** A fault of a data file, with its place. */
export interface DataFault {
  /** Relative to the root of the repository. */
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  message: string;
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

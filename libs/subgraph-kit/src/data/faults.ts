import { UserFacingError } from '@tokorozawa/vocabulary';

/** Something wrong in a data file, and where. */
export interface DataFault {
  /** From the root of the repository. */
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  message: string;
}

const mostShown = 20;

/** Every fault of the data files, a line each. Nothing was imported. */
export class DataFileError extends UserFacingError {
  constructor(readonly faults: DataFault[]) {
    const shown = faults
      .slice(0, mostShown)
      .map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`);
    if (faults.length > mostShown) shown.push(`… and ${faults.length - mostShown} more`);
    super(
      `The data files have ${faults.length} fault${faults.length === 1 ? '' : 's'}. Nothing was imported.\n  ${shown.join('\n  ')}`,
    );
  }
}

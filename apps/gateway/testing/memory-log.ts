import { createLog } from '@tokorozawa/process-kit';
import type { Logger } from 'pino';

export interface MemoryLog {
  log: Logger;
  /** The lines so far. Set its length to 0 to clear it. */
  lines: Record<string, unknown>[];
}

/** A log in the format of the processes that a test can read. */
export function memoryLog(level = 'info'): MemoryLog {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog(level, { write }), lines };
}

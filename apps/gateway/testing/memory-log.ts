import { createLog } from '@tokorozawa/process-kit';
import type { Logger } from 'pino';

export interface MemoryLog {
  log: Logger;
  /** Every line so far; set its length to 0 to begin anew. */
  lines: Record<string, unknown>[];
}

/** A log as the processes write it, that a test can read. */
export function memoryLog(): MemoryLog {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog('info', { write }), lines };
}

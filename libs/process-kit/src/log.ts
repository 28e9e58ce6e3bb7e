import { pino, type DestinationStream, type Logger } from 'pino';
import { GatheredLines } from './gathered-lines';

/** Values that are never written: possible secrets, and what people asked for (parameters of a failed statement). */
const redact = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.DATABASE_URL',
  '*.GATEWAY_SECRET',
  'err.parameters',
];

/**
 * A structured log: one JSON object per line, by default on the standard output of the process, of which a process waits until
 * it is written before it ends. Pino's own destination cannot be waited for.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, redact };
  return pino(options, destination ?? new GatheredLines(process.stdout));
}

import { pino, type DestinationStream, type Logger } from 'pino';

/** Never written: what could be a secret, and what people asked for (the parameters of a statement that failed). */
const redact = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.DATABASE_URL',
  '*.GATEWAY_SECRET',
  'err.parameters',
];

/** Structured logs, a JSON object a line, on standard output unless told. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, redact };
  return destination ? pino(options, destination) : pino(options);
}

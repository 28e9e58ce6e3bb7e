import { pino, type Logger } from 'pino';

/** Structured logs, a JSON object a line; what could be a secret is never written. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.DATABASE_URL', '*.GATEWAY_SECRET'],
  });
}

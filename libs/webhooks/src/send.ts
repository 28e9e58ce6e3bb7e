import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import { AddressRefusedError, type AddressRules, checkAddress } from './address';

export interface Message {
  /** The same for each attempt, by which a receiver knows a message that it has received before. */
  id: string;
  url: string;
  /** JSON */
  body: string;
  /** The newest first. During the overlap of a rotation there are two, and the message is signed with both. */
  secrets: string[];
}

export interface SendLimits {
  /** Until the answer has arrived, in milliseconds. */
  timeout: number;
  /** How much of an answer is read, in bytes. */
  maxAnswerSize: number;
}

/** What became of an attempt. */
export interface SendResult {
  /** The status of the answer; undefined if there was none. */
  status?: number | undefined;
  /** Why the message was not received, as one sentence; undefined if it was. It quotes nothing of the answer. */
  error?: string | undefined;
}

/**
 * Sends a message as Standard Webhooks describes. Never rejects.
 *
 * The addresses of the host are looked up and checked for each message, and the connection goes to one of those that were
 * checked. Redirects are not followed, because they would lead to an address that was not. Of the answer, the status alone
 * counts.
 *
 * @param sentAt the time of the attempt, which is signed
 */
export async function sendMessage(
  { id, url, body, secrets }: Message,
  sentAt: Date,
  rules: AddressRules,
  { timeout, maxAnswerSize }: SendLimits,
): Promise<SendResult> {
  let agent: Agent | undefined;
  try {
    const addresses = await checkAddress(url, rules);
    agent = new Agent({
      connect: {
        lookup: (_hostname, { all }, callback) => {
          const [first = { address: '', family: 4 }] = addresses;
          if (all) callback(null, addresses);
          else callback(null, first.address, first.family);
        },
      },
    });
    const { statusCode, body: answer } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'tokorozawa-planning-graph',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
        'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' '),
      },
      body,
      signal: AbortSignal.timeout(timeout),
    });
    // Who has answered with a status has received the message, whatever becomes of the rest of the answer.
    await readUpTo(maxAnswerSize, answer).catch(() => undefined);
    return { status: statusCode, error: errorOfStatus(statusCode) };
  } catch (error) {
    return { error: describe(error, url, timeout) };
  } finally {
    await agent?.destroy();
  }
}

/** An answer is read, so that the receiver can send it to its end, and forgotten. */
async function readUpTo(maxSize: number, answer: AsyncIterable<Buffer>): Promise<void> {
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > maxSize) return;
  }
}

function errorOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return `The receiver answered ${status}. Redirects are not followed.`;
  return `The receiver answered ${status}.`;
}

const causes: Record<string, string> = {
  ECONNREFUSED: 'The receiver refused the connection.',
  ECONNRESET: 'The receiver ended the connection without an answer.',
  UND_ERR_SOCKET: 'The receiver ended the connection without an answer.',
  UND_ERR_CONNECT_TIMEOUT: 'The receiver could not be reached in time.',
  EHOSTUNREACH: 'The receiver cannot be reached.',
  ENETUNREACH: 'The receiver cannot be reached.',
};

/** What codes of TLS mean, the first that fits. */
const secureCauses: [RegExp, string][] = [
  [/^ERR_SSL_.*ALERT/, 'The receiver refused the encrypted connection'],
  [/^(?:ERR_SSL_|EPROTO$)/, 'The port of the receiver does not speak HTTPS'],
  [/CERT|SIGN|CRL|INVALID_CA|^ERR_TLS_/, 'The certificate of the receiver is not valid'],
];

function describe(error: unknown, url: string, timeout: number): string {
  if (error instanceof AddressRefusedError) return error.message;
  const { name = '', code = '' } = error as { name?: string; code?: string };
  if (/^(?:Timeout|Abort)Error$/.test(name)) return `The receiver did not answer within ${timeout / 1_000} seconds.`;
  if (name === 'HTTPParserError') return 'The port of the receiver does not speak HTTP.';
  // A port for HTTPS ends a connection that does not begin with a handshake.
  if (code === 'UND_ERR_SOCKET' && /^http:/i.test(url)) return `${causes[code]} Its port may expect HTTPS.`;
  const [, cause] = secureCauses.find(([pattern]) => pattern.test(code)) ?? [];
  if (cause !== undefined) return `${cause} (${code}).`;
  return causes[code] ?? `The message could not be sent${code && ` (${code})`}.`;
}

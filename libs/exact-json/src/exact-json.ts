import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { parse } from 'secure-json-parse';

/** Strings are matched as well, so that the digits inside them are not taken for numbers. */
const stringsAndNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
/** A text without this many digits in a row contains no integer that JavaScript rounds. */
const manyDigits = /\d{16}/;
/**
 * In characters. A longer integer becomes Infinity, as in JSON.parse: the time to read it exactly grows with the square of
 * its length.
 */
const maxIntegerLength = 310;
/** The name of the member that stands for a large integer while the text is parsed. No caller can know it. */
const marker = randomUUID();

const objectsWithBigInts = new WeakSet<object>();

/** True for a value that {@link parseJson} returned, or for its member `variables`, if the value contains a BigInt. */
export const hasBigInts = (value: object): boolean => objectsWithBigInts.has(value);

/** Thrown for JSON with a member that could replace the prototype of an object. */
export class ForbiddenMemberError extends Error {
  override name = 'ForbiddenMemberError';

  constructor() {
    super('The JSON has a member "__proto__" or "constructor". Leave it out.');
  }
}

/** Thrown for bytes that are not UTF-8. Decoding would replace them, and the replacements would be stored. */
export class NotUtf8Error extends Error {
  override name = 'NotUtf8Error';

  constructor() {
    super('The body is not in UTF-8. Send the JSON in this encoding, not in Shift_JIS (CP932) or UTF-16.');
  }
}

/**
 * Parses the bytes of JSON as {@link parseJson} does.
 * @throws NotUtf8Error if they are in another encoding; otherwise what parseJson throws
 */
export function parseJsonBytes(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new NotUtf8Error();
  return parseJson(bytes.toString());
}

/**
 * Parses JSON without losing digits: an integer beyond 2^53 becomes a BigInt. The depth of the text is not limited.
 * @throws SyntaxError if the text is not JSON; ForbiddenMemberError for a member `__proto__`, or a `constructor` that
 *   has a `prototype`
 */
export function parseJson(text: string): unknown {
  const value = parseSafely(text);
  if (!manyDigits.test(text)) return value;
  let isMarked = false;
  const marked = text.replace(stringsAndNumbers, (token) => {
    if (!isLargeInteger(token)) return token;
    isMarked = true;
    return `{"${marker}":"${token}"}`;
  });
  if (!isMarked) return value;
  const exact = replaceMarkers(parse(marked)) as { variables?: unknown };
  for (const whole of [exact, exact.variables]) if (isObject(whole)) objectsWithBigInts.add(whole);
  return exact;
}

function parseSafely(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    // The parser throws a SyntaxError for forbidden members too.
    throw isJson(text) ? new ForbiddenMemberError() : error;
  }
}

function isJson(text: string): boolean {
  try {
    parse(text, { protoAction: 'ignore', constructorAction: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isLargeInteger = (token: string): boolean =>
  token.length >= 16 &&
  token.length <= maxIntegerLength &&
  /^-?\d+$/.test(token) &&
  !Number.isSafeInteger(Number(token));

/** Replaces each marked integer by its BigInt. A loop, because recursion would overflow the stack on deep JSON. */
function replaceMarkers(value: unknown): unknown {
  const root = { value };
  const pending: Record<string, unknown>[] = [root];
  for (let object = pending.pop(); object; object = pending.pop()) {
    for (const name of Object.keys(object)) {
      const member = object[name];
      if (!isObject(member)) continue;
      if (Object.hasOwn(member, marker)) object[name] = BigInt(member[marker] as string);
      else pending.push(member);
    }
  }
  return root.value;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * A value of JSON as text, with the members of each object sorted by name: values that differ only in that order have the
 * same text. Unlike JSON.stringify it distinguishes -0 from 0, and Infinity from null.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join()}}`;
}

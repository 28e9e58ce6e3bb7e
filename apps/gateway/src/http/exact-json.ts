import { randomUUID } from 'node:crypto';
import { parse } from 'secure-json-parse';

/** Strings are matched so that no number is looked for in them. */
const stringsAndNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;
/** Only with this in it can a text have an integer that JavaScript may round. */
const manyDigits = /\d{16}/;
/** Nobody can write it, for it is another one in each process. */
const mark = randomUUID();

const withBigInts = new WeakSet<object>();

/** Whether the variables of a parsed request hold a BigInt. */
export const haveBigInts = (variables: object): boolean => withBigInts.has(variables);

/** The text is JSON, but has a member that would change what its object is. */
export class ForbiddenMemberError extends Error {
  override name = 'ForbiddenMemberError';

  constructor() {
    super('The JSON has a member "__proto__" or "constructor". Leave it out.');
  }
}

/**
 * Reads a request, or its variables, from JSON. An integer that JavaScript may round becomes a BigInt. How deep the text
 * is nested does not matter. Throws a SyntaxError, or a ForbiddenMemberError for a member `__proto__`, or `constructor`
 * with a `prototype`.
 */
export function parseJson(text: string): unknown {
  const value = parseSafely(text);
  if (!manyDigits.test(text)) return value;
  let isMarked = false;
  const marked = text.replace(stringsAndNumbers, (token) => {
    if (!isLargeInteger(token)) return token;
    isMarked = true;
    return `{"${mark}":"${token}"}`;
  });
  if (!isMarked) return value;
  const exact = withMarkedIntegers(parse(marked)) as { variables?: unknown };
  for (const whole of [exact, exact.variables]) if (isObject(whole)) withBigInts.add(whole);
  return exact;
}

function parseSafely(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    if (isJson(text)) throw new ForbiddenMemberError();
    throw error;
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

/** Puts BigInts in the places that are marked. Without recursion, which a text of some thousand brackets would end. */
function withMarkedIntegers(value: unknown): unknown {
  const whole = { value };
  const pending: object[] = [whole];
  for (let object = pending.pop(); object; object = pending.pop()) {
    const members = object as Record<string, unknown>;
    for (const name of Object.keys(members)) {
      const inner = members[name];
      if (!isObject(inner)) continue;
      if (bears(inner, mark)) members[name] = BigInt(inner[mark] as string);
      else pending.push(inner);
    }
  }
  return whole.value;
}

/** In characters. A longer one is Infinity as a number, and refused as that: to read it exactly takes time in the square. */
const longestInteger = 310;

const isLargeInteger = (token: string): boolean =>
  token.length >= 16 && token.length <= longestInteger && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const bears = (value: unknown, name: string): value is Record<string, unknown> =>
  isObject(value) && Object.hasOwn(value, name);

/**
 * A value of variables as text, with the keys of objects in order: who writes the same variables in another order asks
 * the same. It tells apart the numbers that JSON.stringify writes alike: -0 and 0, and null and what is too large.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`);
  return `{${members.join()}}`;
}

/** What JSON must escape, and what has no form in UTF-8: half a surrogate pair. */
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON. Nearly all strings need no more than quotes around them. */
export function stringText(value: string): string {
  return special.test(value) ? JSON.stringify(value) : `"${value}"`;
}

/** A value that came from JSON as JSON again. JSON.stringify would write -0 as 0, and refuse a BigInt. */
export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  return `{${Object.entries(value).map(memberText).join(',')}}`;
}

export const memberText = ([name, value]: [string, unknown]): string => `${stringText(name)}:${jsonText(value)}`;

/** What JSON must escape, and what has no form in UTF-8: half a surrogate pair. */
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON. Nearly all strings need no more than quotes around them. */
export function stringText(value: string): string {
  return special.test(value) ? JSON.stringify(value) : `"${value}"`;
}

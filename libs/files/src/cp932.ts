/** In the printing houses of Japan, a mark for a character that the font lacks. */
export const missingCharacter = '〓';

/**
 * What stands in for characters that CP932 lacks. Without an entry, a character is decomposed (`é` → `e`, `Ⅻ` → `XII`), and
 * one that cannot be decomposed becomes {@link missingCharacter}.
 */
const replacements: Record<string, string> = {
  // JIS and Microsoft give these places of the code table different characters of Unicode.
  '〜': '～',
  '−': '－',
  '‖': '∥',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '¦': '￤',
  '¥': '￥',
  '–': '-',
  '‒': '-',
  '‑': '-',
  '•': '・',
  '·': '・',
  '≥': '≧',
  '≤': '≦',
  '®': '(R)',
  '©': '(C)',
  '€': 'EUR',
  '«': '《',
  '»': '》',
  '⁄': '/',
  '›': '>',
  '‹': '<',
};

const ignorable = /\p{Default_Ignorable_Code_Point}|\p{Mark}/gu;

/** Writes a text with characters of CP932 alone (Windows-31J, Shift_JIS as Windows has it). */
export function toCp932Characters(text: string): string {
  if (hasOnlyCp932(text)) return text;
  return [...text.normalize('NFC')].map(replace).join('');
}

function replace(character: string): string {
  if (hasOnlyCp932(character)) return character;
  const replacement = replacements[character];
  if (replacement !== undefined) return replacement;
  const parts = [...character.normalize('NFKD').replaceAll(ignorable, '')].map((part) => replacements[part] ?? part);
  return parts.every(hasOnlyCp932) ? parts.join('') : missingCharacter;
}

/** True if CP932 has each character of a text. */
export function hasOnlyCp932(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f && (cp932 ??= readCp932())[unit] !== 1) return false;
  }
  return true;
}

/** By UTF-16 units; no character of CP932 has two of them. */
let cp932: Uint8Array | undefined;

/** All that Node decodes from two bytes, and half-width katakana. Characters that each user may define are left out. */
function readCp932(): Uint8Array {
  const has = new Uint8Array(0x1_00_00);
  const decoder = new TextDecoder('shift_jis');
  const add = (bytes: number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const unit = text.charCodeAt(0);
    if (text.length === 1 && unit !== 0xfffd && !(unit >= 0xe000 && unit <= 0xf8ff)) has[unit] = 1;
  };
  for (let byte = 0xa1; byte <= 0xdf; byte++) add([byte]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) add([lead, trail]);
  }
  return has;
}

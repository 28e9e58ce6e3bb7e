/** Where texts are written to be measured; a character takes three bytes at most. */
const scratch = Buffer.allocUnsafeSlow(1_500_000);
const longest = scratch.length / 3;

/** The bytes of a text. They are counted by writing them, which Buffer.from does after it has counted. */
export function utf8(text: string): Buffer {
  if (text.length > longest) return Buffer.from(text);
  const length = scratch.write(text);
  const bytes = Buffer.allocUnsafeSlow(length);
  scratch.copy(bytes, 0, 0, length);
  return bytes;
}

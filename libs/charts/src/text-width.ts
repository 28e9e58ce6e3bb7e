/**
 * The advance widths of the printable ASCII characters from U+0020 on in Noto Sans JP Bold, in thousandths of the font size.
 */
const asciiWidths = [
  227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590,
  590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853,
  749, 770, 667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644,
  581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 437, 495, 421, 637, 576, 863, 562, 574, 511, 378,
  296, 378, 590,
];

/** Some system fonts, in which browsers draw, have wider Latin letters. */
const widerFonts = 1.06;

const isMark = /^[\p{M}\p{Cf}]$/u;

/**
 * The width of a text in pixels. It is computed from tables, not measured, so that a chart has the same layout in every
 * browser and on a server.
 */
export function textWidth(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += characterWidth(character);
  return (thousandths * fontSize) / 1000;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x7f) return (asciiWidths[code - 0x20] ?? 0) * widerFonts;
  if (isMark.test(character)) return 0;
  if (code >= 0xff61 && code <= 0xffdc) return 500;
  // Letters of Europe are narrow. What follows the general punctuation is as wide as it is high.
  return code < 0x2000 ? 620 : 1000;
}

/** Measures for echarts. Its font is CSS, such as "bold 17px sans-serif". */
export function measureText(text: string, font = ''): { width: number } {
  const size = /([\d.]+)px/.exec(font)?.[1];
  return { width: textWidth(text, size === undefined ? 12 : Number(size)) };
}

/** A text as a chart can contain it: one line, of characters that XML allows, and not longer than anybody reads. */
export function cleanText(text: string): string {
  const characters = [...text.slice(0, 1_000)].filter((character) => !isForbidden(character));
  const line = characters
    .join('')
    .replaceAll(/[\t\n\r ]+/g, ' ')
    .trim();
  return line.length > maxLength ? `${[...line].slice(0, maxLength).join('')}…` : line;
}

const maxLength = 300;

/** Control characters, halves of surrogate pairs, and what Unicode reserves. */
const isForbidden = (character: string): boolean =>
  /^[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]$/u.test(
    character,
  );

/** Breaks a text into lines of a width, the last of which ends in "…" if there would be more. */
export function wrapText(text: string, width: number, fontSize: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line === '' || textWidth(line + piece.trimEnd(), fontSize) <= width) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
    while (textWidth(line.trimEnd(), fontSize) > width) {
      const [fitting, rest] = splitAt(line, width, fontSize);
      lines.push(fitting);
      line = rest;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  return [...kept.slice(0, -1), shorten(`${kept.at(-1)}…`, width, fontSize)];
}

/** Latin words stay whole, and a bracket or a comma stays at the character that it belongs to. */
const piecesOf = (text: string): string[] =>
  text.match(
    /[「『（(〈《“]*[\p{Script=Latin}\p{N}.,:;/%'’@_-]+[、。」』）)〉》”]*\s*|[「『（(〈《“]*.[、。」』）)〉》”・ー％]*\s*/gu,
  ) ?? [];

function splitAt(text: string, width: number, fontSize: number): [string, string] {
  const characters = [...text];
  let end = 1;
  while (end < characters.length && textWidth(characters.slice(0, end + 1).join(''), fontSize) <= width) end++;
  return [characters.slice(0, end).join(''), characters.slice(end).join('')];
}

/** Takes characters from before the "…" at the end of a text until it fits. */
function shorten(text: string, width: number, fontSize: number): string {
  let characters = [...text].slice(0, -1);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, fontSize) > width)
    characters = characters.slice(0, -1);
  return `${characters.join('').trimEnd()}…`;
}

import { readFileSync } from 'node:fs';
import { say } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';

/**
 * Reads the transcript of an edition, a plain text file in UTF-8 or, as some Japanese programs write it, in Shift_JIS.
 *
 * @returns its text with LF at the ends of lines
 */
export function readTranscript(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UserFacingError(
      say({
        ja: `原稿のファイル ${path} が開けません。ファイルの場所と名前を確かめてください。`,
        en: `The transcript ${path} cannot be opened. Check the name of the file and of its folder.`,
      }),
    );
  }
  const text = decode(bytes);
  if (text === undefined || text.trim() === '') {
    throw new UserFacingError(
      say({
        ja: `${path} は文字だけのファイルではありません。PDFやWordの文書は「テキスト(.txt)」として保存しなおしてください。`,
        en: `${path} is not a plain text file. Save a PDF or a Word document as plain text (.txt) first.`,
      }),
    );
  }
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

/** The text of a file; undefined if it is none. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0) || bytes.subarray(0, 5).toString('latin1') === '%PDF-') return undefined;
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return undefined;
}

/** The number of lines of a text, whether or not its last one ends with a line break. */
export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

import { type Words } from '../language/language';

/** What the comments at the head of a `.graphql` file say of it. */
export type Header = Record<string, string>;

/** Reads the lines `# key: value` above the query: `{ ja: '…', en: '…', theme: '…' }`. */
export function headerOf(text: string): Header {
  const head = text.split('\n').slice(
    0,
    text.split('\n').findIndex((line) => !line.startsWith('#')),
  );
  const lines = head.map((line) => /^#\s*([a-z-]+):\s*(.+)$/.exec(line)).filter((line) => line !== null);
  return Object.fromEntries(lines.map(([, key = '', value = '']) => [key, value]));
}

/** The header's words under a key, such as `ja` and `en`, or `about-ja` and `about-en`. Throws when one is missing. */
export function wordsOf(header: Header, file: string, prefix = ''): Words {
  const [ja, en] = [header[`${prefix}ja`], header[`${prefix}en`]];
  if (!ja || !en) throw new Error(`${file} needs the lines "# ${prefix}ja: …" and "# ${prefix}en: …" above its query.`);
  return { ja, en };
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { japaneseLabel, labelIn } from './graphiql-labels';

/** The packages whose labels a reader meets, at the versions that are installed. */
const packages = ['graphiql', '@graphiql/react', '@graphiql/plugin-history', '@graphiql/plugin-doc-explorer'];

const sources = packages.flatMap((name) => {
  const folder = join(dirname(require.resolve(`${name}/package.json`)), 'dist');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(components|ui)\b.*\.js$|^GraphiQL\.js$/.test(file) && !file.includes('deprecated'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
});

/** Texts that React components write as labels. */
const label = /(?:"?aria-label"?|label|title|placeholder|children): (?:"((?:[^"\\]|\\.)+)"|`([^`]+)`)/g;

/** No words, or of components that this product does not use. */
const unused = new Set(['GraphiQL', 'i', 'query', 'mutation', 'subscription', 'macOS', 'Windows']);

test('every label of the installed GraphiQL has an entry in Japanese', () => {
  const labels = sources.flatMap((text) =>
    [...text.matchAll(label)].map(([, plain, template]) => plain ?? (template ?? '').replaceAll(/\$\{[^}]*\}/g, '…')),
  );
  expect(labels.length).toBeGreaterThan(40);
  const missing = labels.filter((text) => /[A-Za-z]{2}/.test(text) && !unused.has(text) && !japaneseLabel(text));
  expect([...new Set(missing)]).toEqual([]);
});

test('a part that differs stays, unless it is a label itself', () => {
  expect(japaneseLabel('Execute query (Ctrl-Enter)')).toBe('問い合わせを実行(Ctrl-Enter)');
  expect(japaneseLabel('Show History')).toBe('「履歴」を開く');
  expect(japaneseLabel('Go back to SisterCity')).toBe('「SisterCity」へ戻る');
  expect(japaneseLabel(' Fields ')).toBe(' 項目 ');
  expect(japaneseLabel('sisterCities')).toBeUndefined();
  expect(labelIn('Fields', 'en')).toBeUndefined();
  for (const name of ['nf', '$d', '_']) expect(labelIn(`${name} icon`, 'en')).toBe('');
});

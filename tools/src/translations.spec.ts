import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { readTranslations, type Translation } from '@tokorozawa/subgraph-kit/translations';
import { schemasOfSources } from './schemas';
import { arrangeTranslations } from './translation-files';

const schemas = schemasOfSources().map(({ path, sdl }) => ({ directory: dirname(path), sdl }));
const { files, missing } = arrangeTranslations(schemas);
const paths = [...files.keys()];

test('every description of the schemas has its Japanese', () => {
  expect(missing).toEqual([]);
});

test.each(paths.map((path) => relative(workspaceRoot, path)))(
  '%s has what its schema needs and nothing else, as "npm run translations" writes it',
  (path) => expect(readFileSync(`${workspaceRoot}/${path}`, 'utf8')).toBe(files.get(`${workspaceRoot}/${path}`)),
);

const translations = paths.flatMap((path) => readTranslations(dirname(path)));

/** The entries for which a condition does not hold. */
const except = (holds: (translation: Translation) => boolean): Translation[] =>
  translations.filter((translation) => !holds(translation));

test('the Japanese is Japanese, in whole sentences, and names in code are the same', () => {
  expect(except(({ ja }) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(ja))).toEqual([]);
  expect(except(({ ja }) => /[。」)"\]]$/.test(ja))).toEqual([]);
  const codeIn = (text: string): string[] => [...new Set(text.match(/`[^`]+`|[A-Z]+(?:_[A-Z]+)+/g))].sort();
  expect(except(({ en, ja }) => codeIn(ja).join() === codeIn(en).join())).toEqual([]);
});

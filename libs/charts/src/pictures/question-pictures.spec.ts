import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionPictures } from '../../testing/question-pictures';

const root = join(__dirname, '../../../..');

test('docs/questions.md has the pictures of all questions as they are drawn', () => {
  const outdated = [...questionPictures()].filter(([path, content]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
  // Run "npm run images" and commit what it writes.
  expect(outdated.map(([path]) => path)).toEqual([]);
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { questionPictures } from '@tokorozawa/charts/testing';

const root = join(__dirname, '../../..');

test('draws the pictures of all questions', () => {
  rmSync(join(root, 'docs/images/questions'), { recursive: true, force: true });
  for (const [path, content] of questionPictures()) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
});

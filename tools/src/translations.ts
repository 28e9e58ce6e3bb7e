import { runCommand } from '@tokorozawa/process-kit';
import { dirname } from 'node:path';
import { writeText } from './all-or-nothing';
import { schemasOfSources } from './schemas';
import { arrangeTranslations } from './translation-files';

/**
 * `npm run translations`: adds every new description of the schemas to the files with Japanese descriptions, where its
 * translation is to be filled in, and drops what no schema contains any more.
 */
runCommand(async () => {
  const schemas = schemasOfSources().map(({ path, sdl }) => ({ directory: dirname(path), sdl }));
  const { files, missing } = arrangeTranslations(schemas);
  for (const [path, text] of files) writeText(path, text);
  const list = missing.map((english) => `\n  ${english}`).join('');
  process.stdout.write(missing.length > 0 ? `Without Japanese:${list}\n` : 'Every description has its Japanese.\n');
});

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../src/testing/checkout';
import { RunningProcess } from '../src/testing/running-process';
import { scratchFolder } from '../src/testing/state-folder';

let folder: string;
beforeEach(async () => {
  folder = await scratchFolder();
  await mkdir(join(folder, 'part'));
  await write('part/index.js', "module.exports = 'in the folder'");
  await write('data.json', '["as JSON"]');
  await write(
    'program.cjs',
    "process.stdout.write([require('./part'), ...require('./data'), ...require('./missing-or-not').words].join())",
  );
  await write('missing-or-not.mjs', "export const words = ['as an ES module'];");
  await write('missing-or-not.js', "module.exports = require('./missing-or-not.mjs');");
  await write(
    'start.mjs',
    `import { createRequire } from 'node:module';
     import { keepFoundModules } from ${JSON.stringify(join(checkout, 'tools/run/found-modules.mjs'))};
     keepFoundModules(process.argv[2], process.argv[3]);
     createRequire(import.meta.url)('./program.cjs');`,
  );
});

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const kept = (): string => join(folder, 'kept/modules.json');

const start = (state: string, file = kept()) =>
  RunningProcess.start([process.execPath, 'start.mjs', file, state], { cwd: folder, env: process.env }).ended;

const said = 'in the folder,as JSON,as an ES module';

test('a start looks for modules where the last one found them, until their state changes', async () => {
  expect(await start('first')).toMatchObject({ exitCode: 0, stdout: said });
  // Node would find this one first, if it looked.
  await write('part.js', "module.exports = 'beside the folder'");
  expect(await start('first')).toMatchObject({ exitCode: 0, stdout: said });
  expect((await start('second')).stdout).toBe(said.replace('in the folder', 'beside the folder'));
  expect((await start('second')).stdout).toBe(said.replace('in the folder', 'beside the folder'));
});

test('a start looks again for a module that is no longer there', async () => {
  await start('same');
  await rm(join(folder, 'part'), { recursive: true });
  const { exitCode, stderr } = await start('same');
  expect(exitCode).toBe(1);
  expect(stderr).toContain("Cannot find module './part'");
  await write('part.js', "module.exports = 'beside the folder'");
  expect((await start('same')).stdout).toBe(said.replace('in the folder', 'beside the folder'));
});

test.each(['', '{"state":"same"}', '{"state":"same","found":[["a"]]}', 'null'])(
  'what was kept may be damaged: %j',
  async (text) => {
    await start('same');
    await writeFile(kept(), text);
    expect(await start('same')).toMatchObject({ exitCode: 0, stdout: said });
    expect(await readFile(kept(), 'utf8')).toContain('/part/index.js');
  },
);

test('where nothing can be written, nothing is kept', async () => {
  await write('file', '');
  expect(await start('same', join(folder, 'file/modules.json'))).toMatchObject({ exitCode: 0, stdout: said });
});

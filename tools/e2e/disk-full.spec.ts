import { join } from 'node:path';
import { runData } from '../src/testing/product';
import { lastLine, type Ending } from '../src/testing/running-process';
import { canMount, smallDisk } from '../src/testing/small-disk';
import { processesIn, scratchFolder } from '../src/testing/state-folder';

interface Disk {
  folder: string;
  /** `npm run data`, which finds no space where it needs it. */
  failingImport(env: NodeJS.ProcessEnv): Promise<Ending>;
  sentence: RegExp;
  /** There is space again. */
  free(): Promise<void>;
}

/** Limits the size of files, so that the database cannot even be made. */
async function limitedFiles(): Promise<Disk> {
  return {
    folder: await scratchFolder(),
    failingImport: (env) => runData([], { env, by: ['/bin/sh', '-c', 'ulimit -f 8000 && exec "$0" "$@"'] }),
    sentence: /^There is no space left for PostgreSQL in \S+: free some, then start again\.$/,
    free: async () => undefined,
  };
}

/** Fills a disk when the database has been made and its tables have not. */
async function fullDisk(): Promise<Disk> {
  const disk = await smallDisk();
  return {
    ...disk,
    failingImport: async (env) => {
      await runData(['--dry-run'], { env });
      await disk.fill(128 * 1024);
      return runData([], { env });
    },
    sentence:
      /^The disk of PostgreSQL at \S+ is full\. What was not finished has been undone: free some space, and run the same command again\.$/,
  };
}

it.each([
  { moment: 'the database is made', diskOf: limitedFiles },
  // Only who may mount a disk has one to fill.
  ...(canMount() ? [{ moment: 'the data are imported', diskOf: fullDisk }] : []),
])('a disk that is full when $moment costs nothing: with space, the same command does it all', async ({ diskOf }) => {
  const disk = await diskOf();
  const env = { STATE_DIRECTORY: join(disk.folder, 'state') };
  const { exitCode, stderr } = await disk.failingImport(env);
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toMatch(disk.sentence);
  expect(processesIn(disk.folder)).toEqual([]);

  await disk.free();
  const { stdout: whatIsToCome } = await runData(['--dry-run'], { env });
  expect(whatIsToCome).toMatch(/^ {2}migration create-plan-\d+$/m);
  expect(await runData([], { env })).toMatchObject({ exitCode: 0, stdout: whatIsToCome });
});

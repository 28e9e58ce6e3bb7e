import { runData } from '../src/testing/product';
import { lastLine } from '../src/testing/running-process';
import { canMount, smallDisk } from '../src/testing/small-disk';
import { processesIn, scratchFolder } from '../src/testing/state-folder';

describe('with space again, the same command does all that it could not do', () => {
  it('for a database that found none to be made in', async () => {
    const env = { STATE_DIRECTORY: await scratchFolder() };
    const { exitCode, stderr } = await runData([], {
      env,
      by: ['/bin/sh', '-c', 'ulimit -f 8000 && exec "$0" "$@"'],
    });
    expect(exitCode).toBe(1);
    expect(lastLine(stderr)).toBe(
      `There is no space left for PostgreSQL in ${env.STATE_DIRECTORY}/postgres: free some, then start again.`,
    );
    expect(processesIn(env.STATE_DIRECTORY)).toEqual([]);
    expect(await runData([], { env })).toMatchObject({ exitCode: 0 });
  });

  // A disk to fill has only who may mount one.
  it.each(canMount() ? ['for an import that filled the disk'] : [])('%s', async () => {
    const disk = await smallDisk();
    const env = { STATE_DIRECTORY: `${disk.folder}/state` };
    const { stdout: whatIsToCome } = await runData(['--dry-run'], { env });
    await disk.fill(128 * 1024);
    const { exitCode, stderr } = await runData([], { env });
    expect(exitCode).toBe(1);
    expect(lastLine(stderr)).toMatch(
      /^The disk of PostgreSQL at \S+ is full\. What was not finished has been undone: free some space, and run the same command again\.$/,
    );
    expect(processesIn(disk.folder)).toEqual([]);

    await disk.free();
    expect(await runData([], { env })).toMatchObject({ exitCode: 0, stdout: whatIsToCome });
    await disk.remove();
  });
});

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Tells which source files of ours have a part in what a product does. */
export interface PassedFiles {
  /** Variables with which the product is started. */
  env: NodeJS.ProcessEnv;
  /** The files whose functions ran, in any process of the product, while something was done. */
  during(doing: () => Promise<unknown>): Promise<string[]>;
}

/** Needs an empty folder of its own. */
export function watchPassedFiles(folder: string): PassedFiles {
  const hook = join(__dirname, 'report-passed-files.cjs');
  return {
    env: { PASSED_FILES: folder, NODE_OPTIONS: `--require ${JSON.stringify(hook)}` },
    async during(doing) {
      await take(folder);
      await doing();
      return take(folder);
    },
  };
}

/** What each process of the folder has passed since the last time. */
async function take(folder: string): Promise<string[]> {
  const pids = readdirSync(folder).flatMap((file) => /^(\d+)\.ready$/.exec(file)?.[1] ?? []);
  const files = await Promise.all(pids.map((pid) => passedBy(Number(pid), join(folder, `${pid}.passed`))));
  return [...new Set(files.flat())].sort();
}

async function passedBy(pid: number, report: string): Promise<string[]> {
  rmSync(report, { force: true });
  try {
    process.kill(pid, 'SIGUSR2');
  } catch {
    return [];
  }
  while (!existsSync(report)) await sleep(10);
  return readFileSync(report, 'utf8').split('\n').filter(Boolean);
}

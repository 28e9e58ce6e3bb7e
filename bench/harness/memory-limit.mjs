import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a control group lives, and its files, in either version of Linux's control groups. */
const versions = [
  { parent: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes', peak: 'memory.max_usage_in_bytes' },
  { parent: '/sys/fs/cgroup', limit: 'memory.max', peak: 'memory.peak' },
];

/**
 * A program that runs, with its children, in a control group of so many megabytes, as a container does. The kernel ends
 * what takes more, and V8 sizes its heap by the limit. Needs root and Linux; elsewhere the program runs without a limit.
 * @returns {{ program: { command: string, args?: string[] }, isLimited: boolean, peakMegabytes(): number | null, close(): Promise<void> }}
 *   the peak includes the page cache of the group's files
 */
export function inMemoryLimit(program, megabytes) {
  for (const { parent, limit, peak } of versions) {
    const group = join(parent, `planning-graph-${process.pid}-${megabytes}`);
    try {
      if (!existsSync(join(parent, 'cgroup.procs'))) continue;
      mkdirSync(group);
      writeFileSync(join(group, limit), String(megabytes * 2 ** 20));
    } catch {
      continue;
    }
    const enter = ['-c', 'echo $$ > "$0" && exec "$@"', join(group, 'cgroup.procs')];
    return {
      program: { ...program, command: 'sh', args: [...enter, program.command, ...(program.args ?? [])] },
      isLimited: true,
      peakMegabytes: () => Number(readFileSync(join(group, peak), 'utf8')) / 2 ** 20,
      close: () => remove(group),
    };
  }
  return { program, isLimited: false, peakMegabytes: () => null, close: () => Promise.resolve() };
}

/** A group can be removed when its last process has ended, which children do shortly after their parent. */
async function remove(group) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const isRemoved = await rmdir(group).then(
      () => true,
      () => false,
    );
    if (isRemoved) return;
    await sleep(100);
  }
}

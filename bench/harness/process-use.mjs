import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const known = existsSync('/proc/self/stat');
const ticksPerSecond = known ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/** The CPU seconds of a process and its children, including ended ones; null if the system does not report them. */
export function cpuSeconds(pid) {
  if (!known) return null;
  const ticks = family(pid).reduce((sum, member) => sum + member.ticks, 0);
  return ticks / ticksPerSecond;
}

/** The peak memory of a process and its children, in megabytes; null if the system does not report it. */
export function peakMegabytes(pid) {
  if (!known) return null;
  const kilobytes = family(pid).map((member) => peakKilobytes(member.pid));
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

/**
 * The current memory of a process and its children, in megabytes; shared memory counts proportionally. Null if the
 * system does not report it.
 */
export function heldMegabytes(pid) {
  if (!known) return null;
  return family(pid).reduce((sum, member) => sum + heldKilobytes(member.pid), 0) / 1024;
}

/** Of the process without its children. */
export const heldMegabytesAlone = (pid) => (known ? heldKilobytes(pid) / 1024 : null);

/** The parent of a process; null if the system does not report it. */
export const parentOf = (pid) => statOf(pid)[0]?.parent ?? null;

function family(pid) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const members = new Set([pid]);
  for (let size = 0; size !== members.size;) {
    size = members.size;
    for (const one of all) if (members.has(one.parent)) members.add(one.pid);
  }
  return all.filter((one) => members.has(one.pid));
}

/**
 * The fields of /proc/PID/stat after the name in brackets: state, parent, …; the 12th to 15th are the user and system
 * ticks of the process and of its ended children.
 */
function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(fields[1]), ticks }];
  } catch {
    return [];
  }
}

function heldKilobytes(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function peakKilobytes(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

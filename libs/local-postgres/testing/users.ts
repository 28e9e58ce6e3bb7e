import { execFileSync } from 'node:child_process';
import { chown } from 'node:fs/promises';

/** A user of this machine, by the numbers of the user and the main group. */
export interface User {
  uid: number;
  gid: number;
}

/** Whether root runs the tests. Only root can start processes of other users. */
export const testedByRoot = process.getuid?.() === 0;

/** Somebody who is not root: `nobody` when root runs the tests, else the user who does. */
export const ordinaryUser: User = testedByRoot
  ? { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** Gives a folder to a user. */
export async function giveFolder(folder: string, { uid, gid }: User): Promise<string> {
  await chown(folder, uid, gid);
  return folder;
}

function idOf(which: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [which, name], { encoding: 'utf8' }));
}

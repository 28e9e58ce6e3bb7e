import { execFileSync } from 'node:child_process';
import { canEnter } from '../src/account';

/** A user of this machine, by the numbers of the user and the main group. */
export interface User {
  uid: number;
  gid: number;
}

export const root: User = { uid: 0, gid: 0 };

/** Whether root runs the tests. Only root can start processes of other users. */
export const testedByRoot = process.getuid?.() === 0;

/** Somebody who is not root: `nobody` when root runs the tests, else the user who does. */
export const ordinaryUser: User = testedByRoot
  ? { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** Whether the ordinary user can run this code: not when root runs the tests in a folder that is only root's. */
export const ordinaryUserCanStart = !testedByRoot || canEnter({ name: 'nobody', ...ordinaryUser }, __dirname);

function idOf(which: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [which, name], { encoding: 'utf8' }));
}

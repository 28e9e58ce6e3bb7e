import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { say } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';

/** The path that a person gave. npm runs scripts in the root of the workspace, whatever the folder in which it was called. */
export function pathFrom(given: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), given);
}

/** The bytes of a file that a person named. Throws a UserFacingError that says why it cannot be read, and what to do. */
export async function readGivenFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** An error of the file system, as a sentence. */
export function unreadableFile(path: string, cause: unknown): UserFacingError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return new UserFacingError(say((reasons[code] ?? otherReason(message))(path)), { cause });
}

type Explain = (path: string) => Required<LocalizedText>;

const missing: Explain = (path) => ({
  ja: `${path} というファイルはありません。名前とフォルダーを確かめてください。`,
  en: `There is no file ${path}. Check its name and its folder.`,
});

const forbidden: Explain = (path) => ({
  ja: `${path} を読む権限がありません。ファイルとフォルダーの権限を確かめてください。`,
  en: `You may not read ${path}. Check the permissions of the file and of its folder.`,
});

const reasons: Partial<Record<string, Explain>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: forbidden,
  EPERM: forbidden,
  EISDIR: (path) => ({
    ja: `${path} はフォルダーです。その中のファイルを指定してください。`,
    en: `${path} is a folder. Give a file in it.`,
  }),
};

const otherReason =
  (message: string): Explain =>
  (path) => ({ ja: `${path} を読めません(${message})。`, en: `${path} cannot be read (${message}).` });

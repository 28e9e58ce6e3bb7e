import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { type OnClose, workspaceRoot } from '@tokorozawa/process-kit';
import { say } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';

/**
 * Runs work that writes files: all of them, or none. If it fails or is interrupted, what it has created is removed and what
 * it has changed is put back, and a UserFacingError says so. A fault of the program itself is thrown as it is.
 *
 * @param paths all files and folders that the work may create or change, and the files that the programs that it runs may
 */
export async function writeAllOrNothing(onClose: OnClose, paths: string[], work: () => Promise<void>): Promise<void> {
  const before = paths.map(remember);
  let undo: (() => void) | undefined = () => {
    undo = undefined;
    // What is removed makes room for what is put back.
    for (const { created } of before) if (created !== undefined) rmSync(created, { recursive: true, force: true });
    for (const { path, content } of before) if (content && !isSame(path, content)) writeText(path, content);
  };
  onClose(async () => undo?.());
  try {
    await work();
    undo = undefined;
  } catch (error) {
    undo?.();
    const { code, syscall, path, message } = error as NodeJS.ErrnoException;
    const isRefused = code !== undefined && syscall !== undefined;
    if (!isRefused && !(error instanceof UserFacingError)) throw error;
    const fault = isRefused && path !== undefined ? unwritableFile(path, error).message : message;
    throw new UserFacingError(`${fault}\n${say(nothingWritten)}`, { cause: error });
  }
}

const nothingWritten = {
  ja: '何も変えていません。途中まで書いたものは元に戻しました。',
  en: 'Nothing was changed: what had been written until then is undone.',
};

interface Remembered {
  path: string;
  /** Of a file that exists. */
  content?: Buffer;
  /** Of what does not exist, the outermost folder that is missing, or the file itself. */
  created?: string;
}

function remember(path: string): Remembered {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats) return stats.isFile() ? { path, content: readFileSync(path) } : { path };
  let created = path;
  while (!existsSync(dirname(created))) created = dirname(created);
  return { path, created };
}

const isSame = (path: string, content: Buffer): boolean => existsSync(path) && readFileSync(path).equals(content);

/** Writes a file, and the folders in which it lies. Throws a UserFacingError that says why it cannot be written. */
export function writeText(path: string, text: string | Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw unwritableFile(path, error);
  }
}

/** An error of the file system, as a sentence. */
export function unwritableFile(path: string, cause: unknown): UserFacingError {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const name = path.startsWith(workspaceRoot) ? relative(workspaceRoot, path) : path;
  const { ja, en = ja } = reasons[code] ?? { ja: `${message}。`, en: `${message}.` };
  return new UserFacingError(say({ ja: `${name} に書けません。${ja}`, en: `${name} cannot be written: ${en}` }), {
    cause,
  });
}

const full = { ja: 'ディスクに空きがありません。', en: 'the disk is full.' };
const forbidden = { ja: '書き込む権限がありません。', en: 'you have no permission to write there.' };
const obstructed = {
  ja: '同じ名前のファイルかフォルダーがすでにあります。',
  en: 'a file or a folder of this name exists already.',
};

const reasons: Partial<Record<string, LocalizedText>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: { ja: '読み取り専用のディスクです。', en: 'the disk can only be read.' },
  EEXIST: obstructed,
  EISDIR: obstructed,
  ENOTDIR: obstructed,
};

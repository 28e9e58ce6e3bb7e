import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JoinResult } from '@tokorozawa/partners';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { hashOfFolder } from '@tokorozawa/subgraph-kit';
import type { ComposeRequest, ComposeResponse } from './compose-process';

/** In milliseconds. Composing takes a few seconds; a busy machine may take many times that. */
const timeout = 120_000;

/** Composing ended without a verdict, so it may succeed when it is tried again. */
export class CompositionInterruptedError extends Error {}

interface KeptResult {
  /** Identifies the request, and the code that judged and composed it. */
  key: string;
  result: JoinResult;
}

/**
 * Composes in a process of its own. The last result is kept in a file, so that a restart need not wait for it again.
 * Rejects with the reason if nothing can be composed, and with a CompositionInterruptedError if that is not known.
 *
 * @param directory where the result is kept
 * @param signal to give up
 */
export async function composeWithPartners(
  request: ComposeRequest,
  directory: string,
  signal: AbortSignal,
): Promise<JoinResult> {
  const path = join(directory, '.composed.json');
  const code = hashOfFolder(dirname(require.resolve('@tokorozawa/partners/files')));
  const key = createHash('sha256')
    .update(`${code}\n${JSON.stringify(request)}`)
    .digest('hex');
  const kept = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as KeptResult)
    .catch(() => undefined);
  if (kept?.key === key) return kept.result;
  const result = await compose(request, signal);
  // A folder that cannot be written costs the next start some seconds.
  await writeFile(path, JSON.stringify({ key, result } satisfies KeptResult), { mode: 0o600 }).catch(() => undefined);
  return result;
}

function compose(request: ComposeRequest, signal: AbortSignal): Promise<JoinResult> {
  return new Promise((resolve, reject) => {
    const [path, execArgv] = programOf('compose-process');
    const child = fork(path, { execArgv, signal, killSignal: 'SIGKILL', timeout });
    child.once('message', (response: ComposeResponse) =>
      'fault' in response ? reject(new Error(response.fault)) : resolve(response.result),
    );
    const interrupt = (cause?: Error): void =>
      reject(
        new CompositionInterruptedError('the process that composes the supergraph ended without a result', { cause }),
      );
    child.once('error', interrupt);
    child.once('exit', () => interrupt());
    child.send(request, (error) => void (error && interrupt(error)));
  });
}

/** A module beside this one, to be run by Node: built, or from its source as in tests and in `npm run dev`. */
function programOf(name: string): [path: string, execArgv: string[]] {
  const built = join(__dirname, `${name}.js`);
  if (existsSync(built)) return [built, []];
  const sources = pathToFileURL(join(workspaceRoot, 'tools/dev/sources.mjs')).href;
  return [join(__dirname, `${name}.ts`), ['--conditions=source', `--import=${sources}`]];
}

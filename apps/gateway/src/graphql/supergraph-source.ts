import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { apiFileOf, readApi, type Api } from '@tokorozawa/plan-executor';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { FastifyBaseLogger } from 'fastify';
import { CompositionInterruptedError } from '../partners/compose';
import type { Partners } from '../partners/partners';
import type { SupergraphSource } from './supergraph-loader';

/** In milliseconds. Polling also notices a file that is replaced, or that lies in a mounted volume. */
const pollInterval = 1_000;

/** In milliseconds: the first pause before composing is tried again, and the longest. Each is twice the one before. */
const firstPause = 5_000;
const longestPause = 300_000;

export interface SupergraphSourceOptions {
  /** The path of the city's own supergraph. */
  path: string;
  /** Undefined if none may join. */
  partners: Partners | undefined;
  log: FastifyBaseLogger;
}

/**
 * Loads the supergraph from a file, joins it with partners, and does so again whenever one of them changes. A version that
 * cannot be used is logged, and the one before stays in use. If composing was interrupted, because its process was killed
 * or found no memory, it is tried again after growing pauses.
 */
export function supergraphSource(options: SupergraphSourceOptions): SupergraphSource {
  const { path, log, partners } = options;
  return {
    async initialize({ update }) {
      const closing = new AbortController();
      const { signal } = closing;
      const retry = new Retry(() => onChange());
      const first = await loadFirst(options, signal, retry);
      first.connect();
      let current = first.supergraph;
      let reloading: Promise<void> | undefined;

      async function reload(): Promise<void> {
        try {
          retry.cancel();
          const fresh = await load(options, signal);
          retry.reset();
          fresh.connect();
          if (fresh.supergraph !== current) {
            await update(fresh.supergraph);
            current = fresh.supergraph;
            log.info({ path }, 'the supergraph was reloaded');
          }
          fresh.complete();
        } catch (error) {
          if (signal.aborted) return;
          retry.scheduleAfter(error);
          log.error({ path, err: error }, 'the changed supergraph cannot be used; the one before stays');
        }
      }

      /** One after the other: a change that comes while another is taken up is taken up afterwards. */
      const onChange = (): void => {
        const begin = (reloading ?? Promise.resolve()).then(reload);
        reloading = begin;
      };
      const onPoll = async (): Promise<void> => {
        const before = reloading;
        if ((await partners?.haveChanged()) && reloading === before) onChange();
      };
      watchFile(path, { interval: pollInterval, persistent: false }, onChange);
      const timer = partners && setInterval(() => void onPoll(), pollInterval).unref();
      first.complete();
      return {
        supergraphSdl: current,
        api: await builtApi(path, current),
        async cleanup() {
          unwatchFile(path, onChange);
          clearInterval(timer);
          retry.cancel();
          closing.abort();
          await reloading;
        },
      };
    },
  };
}

interface LoadedSupergraph {
  supergraph: string;
  connect(): void;
  complete(): void;
}

async function load({ path, partners }: SupergraphSourceOptions, signal: AbortSignal): Promise<LoadedSupergraph> {
  const base = await read(path);
  return (await partners?.join(path, base, signal)) ?? withoutPartners(base);
}

/** Partners that prevent the first load are left out, and have said why. */
async function loadFirst(
  options: SupergraphSourceOptions,
  signal: AbortSignal,
  retry: Retry,
): Promise<LoadedSupergraph> {
  const base = await read(options.path);
  return load(options, signal).catch((error: unknown) => {
    retry.scheduleAfter(error);
    return withoutPartners(base);
  });
}

/** Tries again what was interrupted, after pauses that grow until it succeeds. */
class Retry {
  #pause = firstPause;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly again: () => void) {}

  /** Does nothing after an error that would come again. */
  scheduleAfter(error: unknown): void {
    if (!(error instanceof CompositionInterruptedError)) return;
    this.cancel();
    this.#timer = setTimeout(this.again, this.#pause).unref();
    this.#pause = Math.min(2 * this.#pause, longestPause);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  reset(): void {
    this.#pause = firstPause;
  }
}

const withoutPartners = (supergraph: string): LoadedSupergraph => ({
  supergraph,
  connect: () => undefined,
  complete: () => undefined,
});

/** What the build that composed a supergraph has derived from it, in a file beside it. */
async function builtApi(path: string, supergraph: string): Promise<Api | undefined> {
  const printed = await readFile(apiFileOf(path), 'utf8').catch(() => undefined);
  return printed === undefined ? undefined : readApi(printed, supergraph);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new UserFacingError(
      code === 'ENOENT'
        ? `There is no supergraph at ${path}. Run "npm run schema" to compose it, or correct SUPERGRAPH.`
        : `The supergraph at ${path} cannot be read: ${message}. Correct the file, or SUPERGRAPH.`,
      { cause },
    );
  }
}

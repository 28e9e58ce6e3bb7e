import { say } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { readGivenFile } from '../given-file';

/** In milliseconds and bytes. */
const timeout = 10_000;
const maxSize = 2 * 1024 * 1024;

const answerShape = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

/**
 * The SDL of a subgraph: from a file, or from the address at which it answers `{ _service { sdl } }`. Throws a
 * UserFacingError that says why there is none.
 */
export async function readSchema(place: string, secret: string | undefined): Promise<string> {
  if (!/^https?:/i.test(place)) return String(await readGivenFile(place));
  try {
    return await requestSchema(place, secret);
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new UserFacingError(
      say({
        ja: `${place} から schema を読めません(${reason})。サブグラフが { _service { sdl } } に答えることと、秘密(--secret-file)を確かめるか、SDL のファイルを指定してください。`,
        en: `The schema cannot be read from ${place} (${reason}). Check that the subgraph answers { _service { sdl } } and that the secret (--secret-file) is right, or give a file with its SDL.`,
      }),
      { cause: error },
    );
  }
}

async function requestSchema(url: string, secret: string | undefined): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(secret && { authorization: `Bearer ${secret}` }) },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxSize) throw new Error(`the answer is larger than ${maxSize / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  const parsed = answerShape.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
  if (!parsed.success) throw new Error('the answer has no data._service.sdl');
  return parsed.data.data._service.sdl;
}

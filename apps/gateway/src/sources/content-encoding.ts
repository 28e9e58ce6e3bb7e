import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { tooLarge, type HttpAnswer } from './http-client';

type Decode = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const gzip: Decode = promisify(gunzip);
const zlib: Decode = promisify(inflate);
const raw: Decode = promisify(inflateRaw);

/** What servers say and mean by "deflate" differs: with the head of zlib, or without. */
const deflate: Decode = (body, options) => (((body[0] ?? 0) & 0x0f) === 8 ? zlib : raw)(body, options);

const decoders: Partial<Record<string, Decode>> = {
  gzip,
  'x-gzip': gzip,
  deflate,
  br: promisify(brotliDecompress),
};

/** The encodings that are understood, as in the header `accept-encoding`. */
export const acceptedEncodings = 'gzip, deflate, br';

/** The body of an answer without its encodings. Rejects when it is, or becomes, larger than this. */
export async function decoded({ body, encoding }: HttpAnswer, maxOutputLength: number): Promise<Buffer> {
  let decodedBody = body;
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  for (const name of names.reverse()) {
    if (name === 'identity' || name === '') continue;
    const decode = decoders[name];
    if (!decode) throw new Error(`the encoding "${name}" is not understood`);
    decodedBody = await decode(decodedBody, { maxOutputLength }).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxOutputLength) : error;
    });
  }
  return decodedBody;
}

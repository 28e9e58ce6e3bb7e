/** In bytes. What is not larger is sent whole, with a length, and cached. */
const maxWhole = 512 * 1024;

/** A small file as a whole; of a large one the pieces, which are read on as they are consumed. */
export async function wholeOrPieces(
  pieces: AsyncGenerator<string | Buffer>,
): Promise<Buffer | AsyncGenerator<string | Buffer>> {
  const read: Buffer[] = [];
  let size = 0;
  while (size <= maxWhole) {
    const next = await pieces.next();
    if (next.done) return Buffer.concat(read);
    const bytes = Buffer.from(next.value);
    read.push(bytes);
    size += bytes.length;
  }
  return allOf(read, pieces);
}

async function* allOf(read: Buffer[], pieces: AsyncGenerator<string | Buffer>): AsyncGenerator<string | Buffer> {
  try {
    yield* read.splice(0);
    yield* pieces;
  } finally {
    // The caller may leave while it still gets what was read before.
    await pieces.return(undefined);
  }
}

import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { z } from 'zod';

/** Of its extensions, `http` would choose the status of our own answer, and the others are for its own developers. */
const errorShape = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .looseObject({})
    .transform(({ http, stacktrace, exception, ...shown }) => shown)
    .optional(),
});

const errorsShape = z.array(errorShape);

/** With which a subgraph of ours says that its answer depends on the day. */
const extensionsShape = z.object({ validUntil: z.iso.datetime().optional() });

/** Reads what a subgraph sent. Throws when it is no GraphQL answer. */
export function fetchAnswer(text: string): FetchAnswer {
  const body = JSON.parse(text) as { data?: unknown; errors?: unknown; extensions?: unknown } | null;
  const { data, errors, extensions } = body ?? {};
  // The data are checked where they are used; here only that they are an object.
  const isData = data === undefined || data === null || (typeof data === 'object' && !Array.isArray(data));
  if (!isData || (data === undefined && errors === undefined)) throw new Error('the body is no GraphQL answer');
  return {
    data: data as FetchAnswer['data'],
    // Without a backslash no string was escaped, so none needs to be.
    isPlain: !text.includes('\\'),
    ...(errors !== undefined && { errors: errorsShape.parse(errors) }),
    ...(extensions !== undefined && { extensions: extensionsShape.parse(extensions) }),
  };
}

import type { Deadline, DomainFeed } from '@tokorozawa/subgraph-kit';
import { DatePrecision, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { type Dispatcher, request } from 'undici';
import { z } from 'zod';

const version = { dataVersion: z.string().optional() };

const changesAnswer = z.union([
  z.object({ ...version, isExpired: z.literal(true) }),
  z.object({
    ...version,
    begin: z.string(),
    changes: z.array(
      z.object({
        type: z.string(),
        id: z.string(),
        operation: z.enum(['INSERT', 'UPDATE', 'DELETE']),
        retired: z.boolean(),
        exists: z.boolean(),
        changedAt: z.string(),
        version: z.number(),
        cursor: z.string(),
      }),
    ),
    cursor: z.string(),
    hasMore: z.boolean(),
  }),
]);

const recordsAnswer = z.object({
  ...version,
  records: z.array(z.object({ type: z.string(), id: z.string() })),
  hasMore: z.boolean(),
  cursor: z.string(),
  changedAt: z.string().nullable(),
});

const localizedText = z.object({ ja: z.string(), en: z.string().optional() });

const descriptionsAnswer = z.object({
  ...version,
  descriptions: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      edition: z.string().nullable(),
      versionOf: z.string().nullable(),
      omittedSince: z.string().nullable(),
      isCurrent: z.boolean(),
      name: localizedText,
      readings: z.array(z.string()),
      texts: z.array(z.object({ field: z.string(), ja: z.string().nullable(), en: z.string().nullable() })),
      dates: z.array(
        z.object({
          key: z.string(),
          field: z.string(),
          date: z.string(),
          end: z.string().nullable(),
          earliest: z.string(),
          latest: z.string(),
          precision: z.enum(DatePrecision),
          text: localizedText.nullable(),
          isEvent: z.boolean(),
          repeats: z.string().nullable(),
        }),
      ),
      sections: z.array(z.string()),
      line: z.number().nullable(),
    }),
  ),
  code: z.string(),
});

const versionAnswer = z.object({ version: z.string().nullable() });

/** In milliseconds. The subgraph answers as soon as the version changes, or after a second. */
const versionTimeout = 2_500;

/** The change feed of a subgraph of our own in another process, given its GraphQL endpoint. */
export function remoteFeed(name: string, graphqlUrl: string, gatewaySecret: string | undefined): DomainFeed {
  const authorization = gatewaySecret === undefined ? {} : { authorization: `Bearer ${gatewaySecret}` };

  async function ask<Shape extends z.ZodType>(
    path: string,
    options: Pick<Dispatcher.RequestOptions, 'method' | 'body' | 'signal'>,
    shape: Shape,
  ): Promise<z.output<Shape>> {
    try {
      const headers = { ...authorization, ...(options.body && { 'content-type': 'application/json' }) };
      const answer = await request(new URL(path, graphqlUrl), { ...options, headers });
      const content: unknown = await answer.body.json();
      if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
      return shape.parse(content);
    } catch (cause) {
      throw Object.assign(new SubgraphUnavailableError(name), { cause });
    }
  }

  function post<Shape extends z.ZodType>(path: string, content: object, { remaining }: Deadline, shape: Shape) {
    const body = JSON.stringify({ ...content, timeout: Math.floor(remaining * 0.9) });
    return ask(path, { method: 'POST', body, signal: AbortSignal.timeout(Math.ceil(remaining)) }, shape);
  }

  return {
    changes: (wanted, deadline) => post('changes', wanted, deadline, changesAnswer),
    records: (wanted, deadline) => post('records', wanted, deadline, recordsAnswer),
    describe: (wanted, deadline) => post('descriptions', wanted, deadline, descriptionsAnswer),
    async versionAfter(known, signal) {
      const path = `version?after=${encodeURIComponent(known ?? '')}`;
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(versionTimeout)]);
      try {
        const { version } = await ask(path, { method: 'GET', signal: inTime }, versionAnswer);
        return version ?? undefined;
      } catch (error) {
        // Whoever waits no longer has not lost the domain.
        if (signal.aborted) return known;
        throw error;
      }
    },
  };
}

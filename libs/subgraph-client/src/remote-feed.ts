import type { DomainFeed } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { request } from 'undici';
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
});

/** The change feed of a subgraph of our own in another process, given its GraphQL endpoint. */
export function remoteFeed(name: string, graphqlUrl: string, gatewaySecret: string | undefined): DomainFeed {
  async function post<Shape extends z.ZodType>(route: string, body: object, timeout: number, shape: Shape) {
    try {
      const answer = await request(new URL(route, graphqlUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
        },
        body: JSON.stringify({ ...body, timeout: Math.floor(timeout * 0.9) }),
        signal: AbortSignal.timeout(Math.ceil(timeout)),
      });
      const content: unknown = await answer.body.json();
      if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
      return shape.parse(content);
    } catch (cause) {
      throw Object.assign(new SubgraphUnavailableError(name), { cause });
    }
  }
  return {
    changes: (wanted, { remaining }) => post('changes', wanted, remaining, changesAnswer),
    records: (wanted, { remaining }) => post('records', wanted, remaining, recordsAnswer),
  };
}

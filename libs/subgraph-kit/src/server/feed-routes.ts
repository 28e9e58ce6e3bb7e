import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import { z } from 'zod';
import { isFeedCursor } from '../change-feed/read-changes';
import { Deadline } from '../execution/deadline';
import type { Subgraph } from '../execution/open-subgraph';

const selection = {
  types: z.array(z.string()),
  ids: z.array(z.string()).optional(),
  includesVersions: z.boolean(),
  first: z.int().min(0).max(1_000),
  /** In milliseconds. */
  timeout: z.int().min(0).max(60_000),
};
const changesRequest = z.strictObject({
  ...selection,
  after: z.string().refine(isFeedCursor).optional(),
  newestFirst: z.boolean().optional(),
  before: z.string().refine(isFeedCursor).optional(),
  includesSections: z.boolean().optional(),
});
const recordKey = z.strictObject({ type: z.string(), id: z.string() });
const recordsRequest = z.strictObject({
  ...selection,
  after: recordKey.optional(),
  includesRetired: z.boolean().optional(),
});
const descriptionsRequest = z.strictObject({ keys: z.array(recordKey).max(1_000), timeout: selection.timeout });

/**
 * Adds the routes `/<name>/changes`, `/<name>/records` and `/<name>/descriptions`, by which the catalogue reads the feed of
 * a domain elsewhere.
 */
export function addFeedRoutes(server: FastifyInstance, subgraph: Subgraph, onRequest: onRequestAsyncHookHandler): void {
  server.post(`/${subgraph.name}/changes`, { onRequest }, ({ body }) => {
    const { timeout, ...request } = changesRequest.parse(body);
    return subgraph.feed.changes(request, new Deadline(timeout));
  });
  server.post(`/${subgraph.name}/records`, { onRequest }, ({ body }) => {
    const { timeout, ...request } = recordsRequest.parse(body);
    return subgraph.feed.records(request, new Deadline(timeout));
  });
  server.post(`/${subgraph.name}/descriptions`, { onRequest }, ({ body }) => {
    const { timeout, ...request } = descriptionsRequest.parse(body);
    return subgraph.feed.describe(request, new Deadline(timeout));
  });
}

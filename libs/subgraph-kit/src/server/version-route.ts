import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify';
import type { Subgraph } from '../execution/open-subgraph';

/** A caller that knows the version already is answered when there is another one, or after so many milliseconds. */
const holdFor = 1_000;

/**
 * `/<name>/version` answers `{"version": "…"}`, the version of the subgraph's data, or null while it is unknown.
 * With `?after=…` it waits until the version is another one, but not long: the gateway asks again and again.
 */
export function versionRoute(server: FastifyInstance, subgraph: Subgraph, onRequest: onRequestAsyncHookHandler): void {
  const waiting = new Set<AbortController>();
  server.addHook('preClose', async () => waiting.forEach((patience) => patience.abort()));

  async function waitForAnother(version: string | undefined): Promise<void> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), holdFor);
    waiting.add(patience);
    await subgraph.version().otherThan(version, patience.signal);
    waiting.delete(patience);
    clearTimeout(timer);
  }

  server.get<{ Querystring: { after?: string } }>(`/${subgraph.name}/version`, { onRequest }, async ({ query }) => {
    if (query.after === undefined) await subgraph.version().ask();
    else await waitForAnother(query.after || undefined);
    return { version: subgraph.version().current() ?? null };
  });
}

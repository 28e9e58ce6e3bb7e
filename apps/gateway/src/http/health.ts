import type { ReadyWhen } from '@tokorozawa/process-kit';
import { findSubgraph } from '@tokorozawa/registry';
import type { SubgraphClient, SubgraphTransport } from '@tokorozawa/subgraph-client';
import { Deadline, recent } from '@tokorozawa/subgraph-kit';
import { Locale, type LocalizedText } from '@tokorozawa/vocabulary';
import type { FastifyInstance } from 'fastify';

interface SubgraphHealth {
  name: string;
  /** For a subgraph of another organization its name, because no title is known. */
  title: LocalizedText;
  status: 'up' | 'down';
}

/** In milliseconds. A subgraph that takes longer is down. */
const pingTimeout = 2_000;

/**
 * Serves three routes. `/health/live`: the process answers. `/health/ready`: the gateway takes requests, and as many
 * subgraphs answer as `readyWhen` says; 503 otherwise, and as soon as the gateway begins to stop. `/health/subgraphs`:
 * which subgraphs answer.
 */
export function healthRoutes(server: FastifyInstance, client: SubgraphClient, readyWhen: ReadyWhen): void {
  let isStopping = false;
  server.addHook('preClose', async () => void (isStopping = true));
  // However many callers ask, each subgraph is asked once a second at most.
  const checkHealth = recent(() => healthOfAll(client));

  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (isStopping) return reply.code(503).send({ status: 'stopping' });
    if (readyWhen === 'gateway') return { status: 'ready' };
    const health = await checkHealth();
    const down = health.filter(({ status }) => status === 'down').map(({ name }) => name);
    const isReady = readyWhen === 'all' ? down.length === 0 : down.length < health.length;
    const status = isReady ? 'ready' : 'not ready';
    return reply.code(isReady ? 200 : 503).send({ status, ...(down.length > 0 && { down }) });
  });
  server.get('/health/subgraphs', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ subgraphs: await checkHealth() }),
  );
}

/** In the order of names. */
async function healthOfAll({ transports }: SubgraphClient): Promise<SubgraphHealth[]> {
  const health = await Promise.all([...transports].map(([name, transport]) => healthOf(name, transport)));
  return health.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function healthOf(name: string, transport: SubgraphTransport): Promise<SubgraphHealth> {
  const title = findSubgraph(name)?.title ?? { ja: name, en: name };
  return { name, title, status: (await pingSubgraph(transport)) ? 'up' : 'down' };
}

/** Whether a subgraph answers. */
export function pingSubgraph(transport: SubgraphTransport): Promise<boolean> {
  const context = { requestId: 'health', deadline: new Deadline(pingTimeout), locale: Locale.JA };
  return transport.ping(context).then(
    () => true,
    () => false,
  );
}

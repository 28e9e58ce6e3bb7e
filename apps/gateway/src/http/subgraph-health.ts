import { findSubgraph } from '@tokorozawa/registry';
import { Deadline, recent } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { FastifyInstance } from 'fastify';
import type { Source } from '../sources/source';
import type { Sources } from '../sources/sources';

export interface SubgraphHealth {
  name: string;
  /** A partner's own subgraph is known by its name alone. */
  title: LocalizedText;
  status: 'up' | 'down';
}

/** Whether each subgraph of the supergraph answers, in the order of their names, wherever it runs. */
export type AskHealth = () => Promise<SubgraphHealth[]>;

/** A subgraph that says nothing for so many milliseconds is down. */
const patience = 2_000;

/** However many ask, each subgraph is asked once a second at most. */
export function subgraphHealth({ opened }: Sources): AskHealth {
  return recent(async () => {
    const health = await Promise.all([...opened].map(([name, source]) => healthOf(name, source)));
    return health.sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}

async function healthOf(name: string, source: Source): Promise<SubgraphHealth> {
  const title = findSubgraph(name)?.title ?? { ja: name, en: name };
  const status = await source.ping({ requestId: 'health', deadline: new Deadline(patience) }).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { name, title, status };
}

/** `/health/subgraphs` */
export function subgraphHealthRoute(server: FastifyInstance, ask: AskHealth): void {
  server.get('/health/subgraphs', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ subgraphs: await ask() }),
  );
}

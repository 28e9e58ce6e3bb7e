import { setTimeout } from 'node:timers/promises';
import { findSubgraph } from '@tokorozawa/registry';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { FastifyInstance } from 'fastify';
import type { Sources } from '../sources/sources';

interface SubgraphHealth {
  name: string;
  /** A partner's own subgraph is known by its name alone. */
  title: LocalizedText;
  status: 'up' | 'down';
}

/** A subgraph that says nothing for so many milliseconds is down. */
const patience = 2_000;

/** `/health/subgraphs`: whether each subgraph of the supergraph answers, in the order of their names, wherever it runs. */
export function subgraphHealthRoute(server: FastifyInstance, { opened }: Sources): void {
  server.get('/health/subgraphs', async ({ id, log }, reply) => {
    const health = [...opened].map(([name, source]) => healthOf(name, () => source.ping({ requestId: id, log })));
    const subgraphs = (await Promise.all(health)).sort((a, b) => (a.name < b.name ? -1 : 1));
    return reply.header('cache-control', 'no-store').send({ subgraphs });
  });
}

async function healthOf(name: string, ask: () => Promise<void>): Promise<SubgraphHealth> {
  const title = findSubgraph(name)?.title ?? { ja: name, en: name };
  const silence = setTimeout(patience, 'down' as const, { ref: false });
  const answer = ask().then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { name, title, status: await Promise.race([answer, silence]) };
}

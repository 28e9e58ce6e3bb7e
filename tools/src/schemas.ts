import { join } from 'node:path';
import type { SubgraphSchema } from '@tokorozawa/partners';
import { subgraphs } from '@tokorozawa/registry';
import { printSchema } from '@tokorozawa/subgraph-kit';

/** The schema of every subgraph as its code says, and the file in which it is committed. */
export function schemasOfSources(): (SubgraphSchema & { path: string })[] {
  return subgraphs.map((definition) => ({
    name: definition.name,
    url: `http://127.0.0.1:4001/${definition.name}/graphql`,
    sdl: printSchema(definition),
    path: join(definition.directory, 'schema.graphql'),
  }));
}

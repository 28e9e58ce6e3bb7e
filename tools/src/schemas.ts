import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import type { SubgraphSchema } from '@tokorozawa/partners';
import { subgraphs } from '@tokorozawa/registry';
import { printSchema } from '@tokorozawa/subgraph-kit';
import { sharedTranslationsDirectory, translationsFile } from '@tokorozawa/subgraph-kit/translations';

/** The schema of every subgraph as its code says, and the file in which it is committed. */
export function schemasOfSources(): (SubgraphSchema & { path: string })[] {
  return subgraphs.map((definition) => ({
    name: definition.name,
    url: `http://127.0.0.1:4001/${definition.name}/graphql`,
    sdl: printSchema(definition),
    path: join(definition.directory, 'schema.graphql'),
  }));
}

/** The files that `npm run schema` and `npm run translations` write. */
export const generatedFiles = (): string[] => [
  join(workspaceRoot, 'supergraph.graphql'),
  translationsFile(sharedTranslationsDirectory),
  ...subgraphs.flatMap(({ directory }) => [join(directory, 'schema.graphql'), translationsFile(directory)]),
];

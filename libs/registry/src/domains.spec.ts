import type * as Kit from '@tokorozawa/subgraph-kit';
import {
  missingMigrationOf,
  openTestSubgraph,
  unloggedTables,
  type typesLeftOut,
} from '@tokorozawa/subgraph-kit/testing';
import { subgraphs } from './index';

/** What the package of a domain exports. */
interface Front {
  catalogue?: (domains: Kit.SubgraphDefinition[]) => Kit.SubgraphDefinition;
  [domain: string]: unknown;
}

const register = globalThis as { TypeGraphQLMetadataStorage?: unknown };

// The one that tools/jest/apollo.js makes would use the graphql-js of this file also for modules that are isolated from it.
jest.unmock('@apollo/federation-internals');

/** What a domain leaves out of its schema when nothing else is loaded: the decorators of all domains share one register. */
function leftOutAlone(name: string): string[] {
  const others = subgraphs.filter((subgraph) => subgraph.name !== name);
  const ofAll = register.TypeGraphQLMetadataStorage;
  delete register.TypeGraphQLMetadataStorage;
  try {
    let leftOut: string[] = [];
    jest.isolateModules(() => {
      const front = jest.requireActual<Front>(`@tokorozawa/${name}`);
      const kit = jest.requireActual<{ typesLeftOut: typeof typesLeftOut }>('@tokorozawa/subgraph-kit/testing');
      // The catalogue is made from the other domains.
      const definition = front.catalogue?.(others) ?? (Object.values(front)[0] as Kit.SubgraphDefinition);
      leftOut = kit.typesLeftOut(definition);
    });
    return leftOut;
  } finally {
    register.TypeGraphQLMetadataStorage = ofAll;
  }
}

describe.each(subgraphs)('the domain $name', (definition) => {
  test('leaves none of its types out of its schema', () => {
    expect(leftOutAlone(definition.name)).toEqual([]);
  });

  test('has a migration for every table and column', async () => {
    expect(await missingMigrationOf(definition)).toEqual([]);
  });

  test('logs the changes of every table', async () => {
    const subgraph = await openTestSubgraph(definition);
    try {
      expect(
        await unloggedTables(
          subgraph.database,
          definition.ownTables.map(({ entity }) => entity),
        ),
      ).toEqual([]);
    } finally {
      await subgraph.close();
    }
  });
});

import type * as Kit from '@tokorozawa/subgraph-kit';
import {
  missingMigrationOf,
  openTestSubgraph,
  unloggedTables,
  type typesLeftOut,
} from '@tokorozawa/subgraph-kit/testing';
import { subgraphs } from './index';

/** What a package of a domain exports. The comprehensive plan and the catalogue are made from the other domains. */
interface Front {
  catalogue?: (domains: Kit.SubgraphDefinition[]) => Kit.SubgraphDefinition;
  comprehensivePlan?: (types: string[]) => Kit.SubgraphDefinition;
  [domain: string]: unknown;
}

function definitionIn(front: Front, others: Kit.SubgraphDefinition[]): Kit.SubgraphDefinition {
  if (front.catalogue) return front.catalogue(others);
  if (front.comprehensivePlan) {
    return front.comprehensivePlan(others.flatMap(({ concepts }) => concepts.map(({ name }) => name)));
  }
  return Object.values(front)[0] as Kit.SubgraphDefinition;
}

const register = globalThis as { TypeGraphQLMetadataStorage?: unknown };

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
      leftOut = kit.typesLeftOut(definitionIn(front, others));
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
      expect(await unloggedTables(subgraph.database)).toEqual([]);
    } finally {
      await subgraph.close();
    }
  });
});

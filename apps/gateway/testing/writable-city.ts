import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { City } from './open-city';
import { supergraphOnDisk, supergraphWithMutation, type SupergraphOnDisk } from './supergraph-on-disk';

export interface WritableCity {
  supergraph: SupergraphOnDisk;
  subgraphs: Subgraph[];
}

const owner = 'international-relations';

/** Renames a sister city in the real table. Its domain has no mutation, so the test adds this one. */
export const rename = 'mutation ($to: String!) { rename(to: $to) }';
/** Reads what `rename` changes. */
export const named = '{ sisterCity(id: "sister-city-decatur") { name } }';

/** The city's subgraphs and supergraph with the mutation `rename`. */
export function writableCity(city: City): WritableCity {
  const field = `rename(to: String!): String`;
  return {
    supergraph: supergraphOnDisk(supergraphWithMutation('INTERNATIONAL_RELATIONS', field)),
    subgraphs: city.subgraphs.map((subgraph) => (subgraph.name === owner ? withRename(subgraph, city) : subgraph)),
  };
}

function withRename(subgraph: Subgraph, city: City): Subgraph {
  return {
    ...subgraph,
    async execute(request) {
      if (!request.query.startsWith('mutation')) return subgraph.execute(request);
      const to = String(request.variables?.to);
      await renameInDatabase(city, to);
      return { data: { rename: to } };
    },
  };
}

export const renameInDatabase = (city: City, to: string): Promise<void> =>
  city.sql(`UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', '"${to}"')
    WHERE id = 'sister-city-decatur'`);

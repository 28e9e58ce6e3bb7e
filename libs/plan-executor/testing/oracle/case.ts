import type { GraphQLSchema } from 'graphql';
import type { AskSubgraph } from '../engines/engine';
import { openSubgraphs, type Run } from '../world/subgraphs';
import { readBlobsExactly } from '../world/blob';
import { World } from '../world/world';
import { compose } from '../supergraph/compose';
import type { SupergraphModel } from '../supergraph/model';
import type { TestQuery } from '../query/test-query';

/** A supergraph with queries on it. */
export interface Case {
  supergraph: SupergraphModel;
  queries: TestQuery[];
}

/** A composed supergraph with its executable subgraphs. */
export interface OpenSupergraph {
  supergraphSdl: string;
  apiSchema: GraphQLSchema;
  world: World;
  ask: AskSubgraph<Run>;
}

/** Undefined if the subgraphs do not compose. Kept, since shrinking opens the same supergraph many times. */
export function openSupergraph(model: SupergraphModel): OpenSupergraph | undefined {
  if (!opened.has(model)) opened.set(model, open(model));
  return opened.get(model);
}

const opened = new WeakMap<SupergraphModel, OpenSupergraph | undefined>();

function open(model: SupergraphModel): OpenSupergraph | undefined {
  const composed = compose(model);
  if ('errors' in composed) return undefined;
  const world = new World(model);
  readBlobsExactly(composed.apiSchema);
  return { ...composed, world, ask: openSubgraphs(model, world) };
}

import type { GraphQLSchema } from 'graphql';
import type { AskSubgraph } from '../engines/engine';
import { openSubgraphs, type Run } from '../world/subgraphs';
import { readBlobsExactly } from '../world/blob';
import { World } from '../world/world';
import { compose } from '../supergraph/compose';
import type { SupergraphModel } from '../supergraph/model';
import type { Question } from '../question/question';

/** A supergraph and what is asked of it. */
export interface Case {
  supergraph: SupergraphModel;
  questions: Question[];
}

/** A supergraph that can be asked. */
export interface OpenSupergraph {
  supergraphSdl: string;
  apiSchema: GraphQLSchema;
  world: World;
  ask: AskSubgraph<Run>;
}

/** Undefined when the subgraphs do not fit together. Remembered, since shrinking asks for the same again and again. */
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

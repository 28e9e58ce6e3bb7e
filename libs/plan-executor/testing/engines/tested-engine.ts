import { PlanExecutor, type FetchAnswer, type PlannerName } from '../../src';
import type { AskSubgraph, Engine, StartEngine } from './engine';

/** The plan executor with one of its planners. With Apollo's it follows the same plans as stock does. */
export function testedEngine(planner: PlannerName): StartEngine {
  return <Context>(supergraphSdl: string, ask: AskSubgraph<Context>): Engine<Context> =>
    new PlanExecutor<Context>({
      supergraphSdl,
      planner,
      ask: (subgraph, { query, operationName, variables, isMutation }, context) =>
        ask(subgraph, { query, operationName, variables, isMutation }, context) as Promise<FetchAnswer>,
    });
}

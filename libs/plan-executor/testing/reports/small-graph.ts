import { parse, type ExecutionResult } from 'graphql';
import { PlanExecutor, type FetchAnswer, type FetchRequest, type PlannerName } from '../../src';
import { askOf, supergraphOf, type Graph } from '../audit/scenario';

/** A graph of two or three subgraphs that reproduces one bug. */
export interface SmallGraph {
  ask(query: string, variables?: Record<string, unknown>, operationName?: string): Promise<ExecutionResult>;
  /** The requests to subgraphs so far; set its length to 0 to reset it. */
  asked: { subgraph: string; query: string; body: string }[];
  close(): void;
}

/** @param subgraphs without the link to Federation 2 */
export function openSmallGraph(subgraphs: Graph['subgraphs'], planner: PlannerName, unsatisfiable = false): SmallGraph {
  const graph = { name: 'a small graph', subgraphs, unsatisfiable };
  const asked: SmallGraph['asked'] = [];
  const askSubgraph = askOf(graph);
  const executor = new PlanExecutor<undefined>({
    supergraphSdl: supergraphOf(graph),
    planner,
    ask(subgraph: string, request: FetchRequest): Promise<FetchAnswer> {
      const { query, body, variables, isMutation } = request;
      asked.push({ subgraph, query, body });
      return askSubgraph(subgraph, { query, variables, isMutation }, undefined) as Promise<FetchAnswer>;
    },
  });
  return {
    asked,
    ask: (query, variables, operationName) =>
      executor.execute({ document: parse(query), variables, operationName, context: undefined }),
    close: () => executor.close(),
  };
}

/** Every bug is tested with both planners. */
export const planners: PlannerName[] = ['native', 'apollo'];

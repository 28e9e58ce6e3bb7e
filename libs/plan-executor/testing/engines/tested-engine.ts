import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { PlanExecutor, type FetchAnswer, type PlannerName } from '../../src';
import type { Planner } from '../../src/planner/planner';
import { readApolloPlan } from '../../src/planner/read-plan';
import type { AskSubgraph, Engine, StartEngine } from './engine';

/**
 * The plan executor with one of its planners. With Apollo's planner it executes the same plans as the stock gateway.
 */
export function testedEngine(planner: PlannerName): StartEngine {
  return <Context>(supergraphSdl: string, ask: AskSubgraph<Context>): Engine<Context> =>
    new PlanExecutor<Context>({
      supergraphSdl,
      planner: planner === 'apollo' ? apolloHere(supergraphSdl) : planner,
      ask: (subgraph, { query, operationName, variables, isMutation }, context) =>
        ask(subgraph, { query, operationName, variables, isMutation }, context) as Promise<FetchAnswer>,
    });
}

/** Apollo's planner in this process: starting one for each supergraph would take most of the time. */
function apolloHere(supergraphSdl: string): Planner {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planner = new QueryPlanner(supergraph);
  const apiSchema = supergraph.apiSchema();
  return {
    async plan(operation) {
      const { node } = planner.buildQueryPlan(operationFromDocument(apiSchema, parse(operation), { validate: false }));
      return node && readApolloPlan(node);
    },
    close: () => undefined,
  };
}

import type {
  FetchDataRewrite,
  FetchNode as ApolloFetch,
  PlanNode,
  QueryPlanSelectionNode,
  ResponsePath,
  SubscriptionNode,
} from '@apollo/query-planner';
import type { FetchNode, PathSegment, QueryPlan, Requirement, Rewrite } from '../plan/query-plan';
import { fetchNode } from './fetch-node';

/** The plan of Apollo's planner in the executor's form. */
export function fromApollo(node: PlanNode | SubscriptionNode): QueryPlan {
  if (node.kind === 'Subscription') throw new Error('Subscriptions are not planned.');
  return queryPlan(node, []);
}

function queryPlan(node: PlanNode, path: PathSegment[]): QueryPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => queryPlan(child, path)) };
    case 'Flatten':
      return queryPlan(node.node, [...path, ...segments(node.path)]);
    case 'Fetch':
      return single(node, path);
    default:
      // Conditions are decided before an operation is planned, and @defer is no part of the schema.
      throw new Error(`A plan without conditions has no ${node.kind}.`);
  }
}

function single(node: ApolloFetch, path: PathSegment[]): FetchNode {
  return fetchNode(node, {
    path,
    requires: node.requires?.map(requirement),
    inputRewrites: (node.inputRewrites ?? []).map(rewrite),
    outputRewrites: (node.outputRewrites ?? []).map(rewrite),
  });
}

const segments = (path: ResponsePath): PathSegment[] =>
  path.map((element) => (element === '@' ? 'items' : { field: String(element) }));

function requirement(selection: QueryPlanSelectionNode): Requirement {
  if (selection.kind === 'InlineFragment') {
    return { kind: 'Fragment', type: selection.typeCondition ?? '', requires: selection.selections.map(requirement) };
  }
  const name = selection.alias ?? selection.name;
  return { kind: 'Field', from: name, name, requires: selection.selections?.map(requirement) };
}

function rewrite(given: FetchDataRewrite): Rewrite {
  const path = given.path.map((element) =>
    element.startsWith('... on ') ? { types: [element.slice('... on '.length)] } : { field: element },
  );
  const last = path.pop();
  return {
    path,
    key: last && 'field' in last ? (last.field ?? '') : '',
    change: given.kind === 'ValueSetter' ? { setTo: given.setValueTo as unknown } : { renameTo: given.renameKeyTo },
  };
}

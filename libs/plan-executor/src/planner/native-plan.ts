import type {
  BatchFetchNode,
  FetchNode as NativeFetch,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner' with { 'resolution-mode': 'import' };
import type { FetchNode, PathSegment, PlanPath, QueryPlan, Requirement, Rewrite } from '../plan/query-plan';
import { fetchNode, requestOf } from './fetch-node';

/** The plan of the native planner in the executor's form. */
export function fromNative(node: PlanNode): QueryPlan {
  return queryPlan(node, []);
}

function queryPlan(node: PlanNode, path: PlanPath): QueryPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => queryPlan(child, path)) };
    case 'Flatten':
      return queryPlan(node.node, [...path, ...node.path.map(segment)]);
    case 'Fetch':
      return single(node, path);
    case 'BatchFetch':
      return batch(node);
    default:
      // Conditions are decided before an operation is planned, and @defer is no part of the schema.
      throw new Error(`A plan without conditions has no ${node.kind}.`);
  }
}

function single(node: NativeFetch, path: PlanPath): FetchNode {
  return fetchNode(node, {
    path,
    requires: node.requires?.map(requirement),
    inputRewrites: (node.inputRewrites ?? []).map(rewrite),
    outputRewrites: (node.outputRewrites ?? []).map(rewrite),
  });
}

/** Several fields `_entities` in one request. */
function batch(node: BatchFetchNode): FetchNode {
  return {
    ...requestOf(node),
    path: [],
    outputRewrites: [],
    entities: node.entityBatch.aliases.map((alias) => ({
      responseName: alias.alias,
      variable: alias.representationsVariableName,
      paths: alias.paths.map((path) => path.map(segment)),
      requires: alias.requires.map(requirement),
      inputRewrites: (alias.inputRewrites ?? []).map(rewrite),
      outputRewrites: (alias.outputRewrites ?? []).map(rewrite),
    })),
  };
}

function segment(given: FlattenNodePathSegment): PathSegment {
  if (given === '@') return 'items';
  return 'Field' in given ? { field: given.Field } : { types: given.TypeCondition };
}

function requirement(selection: RequiresSelection): Requirement {
  if (selection.kind === 'FragmentSpread') throw new Error('What a fetch requires has no named fragments.');
  if (selection.kind === 'InlineFragment') {
    return { kind: 'Fragment', type: selection.typeCondition, requires: selection.selections.map(requirement) };
  }
  const { name, alias, selections } = selection;
  return { kind: 'Field', from: name, name: alias ?? name, requires: selections?.map(requirement) };
}

function rewrite(given: FetchRewrite): Rewrite {
  const { path, change } = changeOf(given);
  const steps = path.map((step) => ('Key' in step ? { field: step.Key } : { types: step.TypenameEquals }));
  const last = steps.pop();
  return { path: steps, key: last && 'field' in last ? (last.field ?? '') : '', change };
}

function changeOf(given: FetchRewrite) {
  if ('KeyRenamer' in given) return { path: given.KeyRenamer.path, change: { renameTo: given.KeyRenamer.renameKeyTo } };
  const { path, setValueTo } = 'ValueSetter' in given ? given.ValueSetter : given;
  return { path, change: { setTo: setValueTo } };
}

import type * as apollo from '@apollo/query-planner';
import type * as native from '@graphql-hive/router-query-planner' with { 'resolution-mode': 'import' };
import type { FetchNode, PathSegment, PlanPath, QueryPlan, Requirement, Rewrite } from '../plan/query-plan';

/** The plan of the native planner in the executor's form. */
export function readNativePlan(node: native.PlanNode): QueryPlan {
  return fromNative(node, []);
}

/** The plan of Apollo's planner in the executor's form. */
export function readApolloPlan(node: apollo.PlanNode | apollo.SubscriptionNode): QueryPlan {
  if (node.kind === 'Subscription') throw new Error('Subscriptions are not planned.');
  return fromApollo(node, []);
}

function fromNative(node: native.PlanNode, path: PlanPath): QueryPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => fromNative(child, path)) };
    case 'Flatten':
      return fromNative(node.node, [...path, ...node.path.map(nativeSegment)]);
    case 'Fetch':
      return readFetch(node, {
        path,
        requires: node.requires?.map(nativeRequirement),
        inputRewrites: (node.inputRewrites ?? []).map(nativeRewrite),
        outputRewrites: (node.outputRewrites ?? []).map(nativeRewrite),
      });
    case 'BatchFetch':
      return readBatch(node);
    default:
      throw unexpectedNode(node.kind);
  }
}

function fromApollo(node: apollo.PlanNode, path: PlanPath): QueryPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => fromApollo(child, path)) };
    case 'Flatten':
      return fromApollo(node.node, [...path, ...node.path.map(apolloSegment)]);
    case 'Fetch':
      return readFetch(node, {
        path,
        requires: node.requires?.map(apolloRequirement),
        inputRewrites: (node.inputRewrites ?? []).map(apolloRewrite),
        outputRewrites: (node.outputRewrites ?? []).map(apolloRewrite),
      });
    default:
      throw unexpectedNode(node.kind);
  }
}

/** Conditions are applied before an operation is planned, and the schema has no `@defer`. */
const unexpectedNode = (kind: string): Error => new Error(`A plan without conditions has no node "${kind}".`);

/** The properties of a fetch that both planners have alike. */
interface CommonFetch {
  serviceName: string;
  operation: string;
  operationName?: string | undefined;
  operationKind?: string | undefined;
  variableUsages?: string[] | undefined;
}

/** The properties that each planner has in a form of its own, in the executor's form. */
interface ReadParts {
  path: PlanPath;
  /** Undefined for a fetch of root fields. */
  requires: Requirement[] | undefined;
  inputRewrites: Rewrite[];
  outputRewrites: Rewrite[];
}

/** Reads a fetch of root fields, or of one `_entities` field. */
function readFetch(node: CommonFetch, { path, requires, inputRewrites, outputRewrites }: ReadParts): FetchNode {
  if (!requires) return { ...readCommon(node), entities: [], path, outputRewrites };
  const entities = {
    responseName: '_entities',
    variable: 'representations',
    paths: [path],
    requires,
    inputRewrites,
    outputRewrites,
  };
  return { ...readCommon(node), entities: [entities], path: [], outputRewrites: [] };
}

/** Reads a fetch of several `_entities` fields. */
function readBatch(node: native.BatchFetchNode): FetchNode {
  return {
    ...readCommon(node),
    path: [],
    outputRewrites: [],
    entities: node.entityBatch.aliases.map((alias) => ({
      responseName: alias.alias,
      variable: alias.representationsVariableName,
      paths: alias.paths.map((path) => path.map(nativeSegment)),
      requires: alias.requires.map(nativeRequirement),
      inputRewrites: (alias.inputRewrites ?? []).map(nativeRewrite),
      outputRewrites: (alias.outputRewrites ?? []).map(nativeRewrite),
    })),
  };
}

const readCommon = (node: CommonFetch): Omit<FetchNode, 'entities' | 'path' | 'outputRewrites'> => ({
  kind: 'Fetch',
  subgraph: node.serviceName,
  operation: node.operation,
  operationName: node.operationName,
  isMutation: node.operationKind === 'mutation',
  variables: node.variableUsages ?? [],
});

function nativeSegment(segment: native.FlattenNodePathSegment): PathSegment {
  if (segment === '@') return 'items';
  return 'Field' in segment ? { field: segment.Field } : { types: segment.TypeCondition };
}

const apolloSegment = (segment: apollo.ResponsePath[number]): PathSegment =>
  segment === '@' ? 'items' : { field: String(segment) };

function nativeRequirement(selection: native.RequiresSelection): Requirement {
  if (selection.kind === 'FragmentSpread') throw new Error('The requirements of a fetch have no named fragments.');
  if (selection.kind === 'InlineFragment') {
    return { kind: 'Fragment', type: selection.typeCondition, requires: selection.selections.map(nativeRequirement) };
  }
  const { name, alias, selections } = selection;
  return { kind: 'Field', from: name, name: alias ?? name, requires: selections?.map(nativeRequirement) };
}

function apolloRequirement(selection: apollo.QueryPlanSelectionNode): Requirement {
  if (selection.kind === 'InlineFragment') {
    const requires = selection.selections.map(apolloRequirement);
    return { kind: 'Fragment', type: selection.typeCondition ?? '', requires };
  }
  const name = selection.alias ?? selection.name;
  return { kind: 'Field', from: name, name, requires: selection.selections?.map(apolloRequirement) };
}

function nativeRewrite(given: native.FetchRewrite): Rewrite {
  const { path, change } = nativeChange(given);
  return splitLastStep(
    path.map((step) => ('Key' in step ? { field: step.Key } : { types: step.TypenameEquals })),
    change,
  );
}

function nativeChange(given: native.FetchRewrite) {
  if ('KeyRenamer' in given) return { path: given.KeyRenamer.path, change: { renameTo: given.KeyRenamer.renameKeyTo } };
  const { path, setValueTo } = 'ValueSetter' in given ? given.ValueSetter : given;
  return { path, change: { setTo: setValueTo } };
}

function apolloRewrite(given: apollo.FetchDataRewrite): Rewrite {
  const path = given.path.map((element) =>
    element.startsWith('... on ') ? { types: [element.slice('... on '.length)] } : { field: element },
  );
  return splitLastStep(
    path,
    given.kind === 'ValueSetter' ? { setTo: given.setValueTo as unknown } : { renameTo: given.renameKeyTo },
  );
}

/** The last step of a planner's path is the property that is changed. */
function splitLastStep(path: Rewrite['path'], change: Rewrite['change']): Rewrite {
  const last = path.pop();
  return { path, key: last && 'field' in last ? last.field : '', change };
}

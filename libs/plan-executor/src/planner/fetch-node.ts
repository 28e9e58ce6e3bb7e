import type { FetchNode, PlanPath, Requirement, Rewrite } from '../plan/query-plan';

/** What the plans of both planners say of a request in the same words. */
export interface PlannedRequest {
  serviceName: string;
  operation: string;
  operationName?: string | undefined;
  operationKind?: string | undefined;
  variableUsages?: string[] | undefined;
}

/** What each says in words of its own, in ours. */
export interface PlannedFetch {
  path: PlanPath;
  /** Undefined for a fetch of root fields. */
  requires: Requirement[] | undefined;
  inputRewrites: Rewrite[];
  outputRewrites: Rewrite[];
}

export type Request = Pick<FetchNode, 'kind' | 'subgraph' | 'operation' | 'operationName' | 'isMutation' | 'variables'>;

export function requestOf(node: PlannedRequest): Request {
  return {
    kind: 'Fetch',
    subgraph: node.serviceName,
    operation: node.operation,
    operationName: node.operationName,
    isMutation: node.operationKind === 'mutation',
    variables: node.variableUsages ?? [],
  };
}

/** A request with root fields, or with one field `_entities`. */
export function fetchNode(
  node: PlannedRequest,
  { path, requires, inputRewrites, outputRewrites }: PlannedFetch,
): FetchNode {
  if (!requires) return { ...requestOf(node), entities: [], path, outputRewrites };
  const entities = {
    responseName: '_entities',
    variable: 'representations',
    paths: [path],
    requires,
    inputRewrites,
    outputRewrites,
  };
  return { ...requestOf(node), entities: [entities], path: [], outputRewrites: [] };
}

/** How the answer to an operation is gathered from the subgraphs, in the one form that the executor knows. */
export type QueryPlan = SequenceNode | ParallelNode | FetchNode;

export interface SequenceNode {
  kind: 'Sequence';
  nodes: QueryPlan[];
}

export interface ParallelNode {
  kind: 'Parallel';
  nodes: QueryPlan[];
}

/** One request to a subgraph. */
export interface FetchNode {
  kind: 'Fetch';
  subgraph: string;
  operation: string;
  operationName?: string | undefined;
  isMutation: boolean;
  /** The caller's variables that it passes on. */
  variables: string[];
  /** What it asks of entities; none for a fetch of root fields. */
  entities: EntityFetch[];
  /** For root fields: where the answer belongs. */
  path: PlanPath;
  /** For root fields: changes to what came back. */
  outputRewrites: Rewrite[];
}

/** One `_entities` field of a request. */
export interface EntityFetch {
  /** Its name in the answer. */
  responseName: string;
  /** The variable that takes its representations. */
  variable: string;
  /** Where the entities stand whose fields it asks for. */
  paths: PlanPath[];
  requires: Requirement[];
  inputRewrites: Rewrite[];
  outputRewrites: Rewrite[];
}

export type PlanPath = PathSegment[];

/** A field, every item of a list (of lists), or only the objects of these types. */
export type PathSegment = { field: string } | 'items' | { types: string[] };

/** A part of an entity that its subgraph needs to know. */
export type Requirement = FieldRequirement | FragmentRequirement;

export interface FieldRequirement {
  kind: 'Field';
  /** Where it stands in what was gathered so far. */
  from: string;
  /** How the subgraph calls it. */
  name: string;
  requires?: Requirement[] | undefined;
}

export interface FragmentRequirement {
  kind: 'Fragment';
  type: string;
  requires: Requirement[];
}

/** A change to an object that is sent or that came back: of its type's name, or of the name of a field. */
export interface Rewrite {
  /** To the objects that are changed; items of lists are meant without being named. */
  path: ({ field: string } | { types: string[] })[];
  key: string;
  change: { setTo: unknown } | { renameTo: string };
}

/** How much memory a plan takes in comparison with others: in characters of the requests in it. */
export function sizeOfPlan(plan: QueryPlan | undefined): number {
  const ofANode = 500;
  if (!plan) return ofANode;
  if (plan.kind === 'Fetch') return ofANode + plan.operation.length;
  return plan.nodes.reduce((sum, node) => sum + sizeOfPlan(node), ofANode);
}

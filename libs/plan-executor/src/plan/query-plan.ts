/** How the data for an operation are fetched from the subgraphs, in the one form that the executor knows. */
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
  /** The names of the caller's variables that the request passes on. */
  variables: string[];
  /** Its `_entities` fields; empty for a fetch of root fields. */
  entities: EntityFetch[];
  /** For root fields: the objects to which the answer is added. */
  path: PlanPath;
  /** For root fields: changes to the answer. */
  outputRewrites: Rewrite[];
}

/** One `_entities` field of a request. */
export interface EntityFetch {
  /** Its name in the answer. */
  responseName: string;
  /** The variable that takes its representations. */
  variable: string;
  /** Where the entities are whose fields it fetches. */
  paths: PlanPath[];
  requires: Requirement[];
  inputRewrites: Rewrite[];
  outputRewrites: Rewrite[];
}

/** Leads from the root of the fetched data to objects. */
export type PlanPath = PathSegment[];

/** A field, every item of a list (of lists), or only the objects of these types. */
export type PathSegment = { field: string } | 'items' | { types: string[] };

/** A part of an entity that its subgraph needs to know. */
export type Requirement = FieldRequirement | FragmentRequirement;

export interface FieldRequirement {
  kind: 'Field';
  /** The name under which it was fetched. */
  from: string;
  /** The name that the subgraph gives it. */
  name: string;
  requires?: Requirement[] | undefined;
}

export interface FragmentRequirement {
  kind: 'Fragment';
  type: string;
  requires: Requirement[];
}

/** A change to an object that is sent or that was received: a value is set, or a property is renamed. */
export interface Rewrite {
  /** Leads to the objects that are changed; lists are entered without a step of their own. */
  path: ({ field: string } | { types: string[] })[];
  key: string;
  change: { setTo: unknown } | { renameTo: string };
}

import { Kind, parse, type SelectionSetNode } from 'graphql';
import { fragmentsOf, responseNameOf, type Fragments } from '../operation/collect-fields';

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

/** The memory that a plan takes compared with others, in characters of its requests. */
export function sizeOfPlan(plan: QueryPlan | undefined): number {
  const sizeOfNode = 500;
  if (!plan) return sizeOfNode;
  if (plan.kind === 'Fetch') return sizeOfNode + plan.operation.length;
  return plan.nodes.reduce((sum, node) => sum + sizeOfPlan(node), sizeOfNode);
}

/** The places in the response of all fields that a plan fetches, such as `/sisterCities/name`, whatever their types. */
export function fetchedPlaces(plan: QueryPlan): Set<string> {
  const places = new Set<string>();
  if (plan.kind === 'Fetch') addFetch(plan, places);
  else for (const node of plan.nodes) for (const place of fetchedPlaces(node)) places.add(place);
  return places;
}

/** The place to which a path leads, whatever the types and the items of lists on the way. */
export const placeOf = (path: PlanPath | Rewrite['path']): string =>
  path.map((step) => (typeof step === 'object' && 'field' in step ? `/${step.field}` : '')).join('');

/**
 * The names of the fields that a fetch adds to its objects.
 * @param entities one of its `_entities` fields; undefined for a fetch of root fields
 */
export function addedFields(fetch: FetchNode, entities: EntityFetch | undefined): string[] {
  const places = new Set<string>();
  const fromRoot = entities ? { entities: [{ ...entities, paths: [[]] }] } : { path: [] };
  addFetch({ ...fetch, ...fromRoot }, places);
  return [...places].map((place) => place.slice(1)).filter((name) => !name.includes('/'));
}

function addFetch(fetch: FetchNode, places: Set<string>): void {
  const document = parse(fetch.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return;
  const { selectionSet } = operation;
  if (fetch.entities.length === 0) {
    addSelections(selectionSet, placeOf(fetch.path), fragments, renames(fetch), places);
  }
  for (const { responseName, paths, outputRewrites } of fetch.entities) {
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || responseNameOf(selection) !== responseName) continue;
      if (!selection.selectionSet) continue;
      const rename = renames({ outputRewrites });
      for (const path of paths) addSelections(selection.selectionSet, placeOf(path), fragments, rename, places);
    }
  }
}

/** The final name of a fetched field, given its place in the fetch. */
type Rename = (place: string, name: string) => string;

function renames({ outputRewrites }: Pick<FetchNode, 'outputRewrites'>): Rename {
  const names = new Map(
    outputRewrites.flatMap(({ path, key, change }) =>
      'renameTo' in change ? [[`${placeOf(path)}/${key}`, change.renameTo] as const] : [],
    ),
  );
  return (place, name) => names.get(`${place}/${name}`) ?? name;
}

function addSelections(
  set: SelectionSetNode,
  base: string,
  fragments: Fragments,
  rename: Rename,
  places: Set<string>,
): void {
  function add({ selections }: SelectionSetNode, place: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const path = `${place}/${rename(place, responseNameOf(selection))}`;
        places.add(base + path);
        if (selection.selectionSet) add(selection.selectionSet, path);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment) add(fragment.selectionSet, place);
      }
    }
  }
  add(set, '');
}

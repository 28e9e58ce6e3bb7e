import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { EntityFetch, FetchNode, PlanPath, QueryPlan, Rewrite } from '../plan/query-plan';
import { fragmentsOf, type Fragments } from './named-operation';

/** The places in the answer of the fields that a plan fetches, such as `/sisterCities/name`, whatever types they are of. */
export function fetchedBy(plan: QueryPlan): Set<string> {
  const fetched = new Set<string>();
  if (plan.kind === 'Fetch') noteFetch(plan, fetched);
  else for (const node of plan.nodes) for (const place of fetchedBy(node)) fetched.add(place);
  return fetched;
}

/** The names under which a fetch brings the fields of its objects: of an `_entities` field, or its root fields. */
export function fetchedNames(fetch: FetchNode, entities: EntityFetch | undefined): string[] {
  const fetched = new Set<string>();
  const atRoot = entities ? { entities: [{ ...entities, paths: [[]] }] } : { path: [] };
  noteFetch({ ...fetch, ...atRoot }, fetched);
  return [...fetched].map((place) => place.slice(1)).filter((name) => !name.includes('/'));
}

function noteFetch(fetch: FetchNode, fetched: Set<string>): void {
  const document = parse(fetch.operation, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return;
  const { selectionSet } = operation;
  if (fetch.entities.length === 0) {
    noteFetched(selectionSet, placeOf(fetch.path), renamedBy(fetch), fragments, fetched);
  }
  for (const { responseName, paths, outputRewrites } of fetch.entities) {
    for (const selection of selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || (selection.alias ?? selection.name).value !== responseName) continue;
      const renamed = renamedBy({ outputRewrites });
      if (!selection.selectionSet) continue;
      for (const path of paths) noteFetched(selection.selectionSet, placeOf(path), renamed, fragments, fetched);
    }
  }
}

/** The name that a fetched field has in the end, at its place in the fetch. */
type Renamed = (place: string, name: string) => string;

function noteFetched(
  set: SelectionSetNode,
  base: string,
  renamed: Renamed,
  fragments: Fragments,
  fetched: Set<string>,
): void {
  function note({ selections }: SelectionSetNode, place: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const path = `${place}/${renamed(place, (selection.alias ?? selection.name).value)}`;
        fetched.add(base + path);
        if (selection.selectionSet) note(selection.selectionSet, path);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment) note(fragment.selectionSet, place);
      }
    }
  }
  note(set, '');
}

export const placeOf = (path: PlanPath | Rewrite['path']): string =>
  path.map((step) => (typeof step === 'object' && 'field' in step ? `/${step.field}` : '')).join('');

function renamedBy({ outputRewrites }: Pick<FetchNode, 'outputRewrites'>): Renamed {
  const names = new Map(
    outputRewrites.flatMap(({ path, key, change }) =>
      'renameTo' in change ? [[`${placeOf(path)}/${key}`, change.renameTo] as const] : [],
    ),
  );
  return (place, name) => names.get(`${place}/${name}`) ?? name;
}

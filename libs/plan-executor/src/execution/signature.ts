import { Kind, parse, print, visit, type DocumentNode, type FieldNode } from 'graphql';
import type { EntityFetch, FetchNode, QueryPlan } from '../plan/query-plan';

/** What is asked of an entity, whatever request it travels in: equal signatures bring equal answers. */
export function signatureOf(fetch: FetchNode, { responseName }: EntityFetch): string {
  const document = inOneOrder(parse(fetch.operation, { noLocation: true }));
  const asked = rootFields(document).find(({ alias, name }) => (alias ?? name).value === responseName);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map(print);
  return [fetch.subgraph, asked?.selectionSet ? print(asked.selectionSet) : '', ...fragments].join('\n');
}

/** Planners name the same fields in any order. */
function inOneOrder(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (set) => ({
        ...set,
        selections: set.selections
          .map((selection) => ({ selection, text: print(selection) }))
          .sort((a, b) => (a.text < b.text ? -1 : 1))
          .map(({ selection }) => selection),
      }),
    },
  });
}

function rootFields(document: DocumentNode): FieldNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation ? operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD) : [];
}

/** What a plan asks of entities at more than one place. Between two writes an entity may change, so there it is nothing. */
export function repeatedSignatures(plan: QueryPlan): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  let writes = false;
  function note(node: QueryPlan): void {
    if (node.kind !== 'Fetch') return node.nodes.forEach(note);
    writes ||= node.isMutation;
    for (const entities of node.entities) {
      const signature = signatureOf(node, entities);
      (seen.has(signature) ? repeated : seen).add(signature);
    }
  }
  note(plan);
  return writes ? new Set() : repeated;
}

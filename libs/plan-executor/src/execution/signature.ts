import { Kind, parse, print, type DirectiveNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { EntityFetch, FetchNode, QueryPlan } from '../plan/query-plan';

/** What is asked of entities at more than one place of a plan, whatever requests it travels in. */
export type RepeatedSignatures = ReadonlyMap<EntityFetch, string>;

const nothing: RepeatedSignatures = new Map();

/** Equal signatures bring equal answers. Between two writes an entity may change, so there nothing is repeated. */
export function repeatedSignatures(plan: QueryPlan): RepeatedSignatures {
  const bySignature = new Map<string, EntityFetch[]>();
  let writes = false;
  function note(node: QueryPlan): void {
    if (node.kind !== 'Fetch') return node.nodes.forEach(note);
    writes ||= node.isMutation;
    for (const [fetch, signature] of signaturesOf(node)) {
      const alike = bySignature.get(signature);
      if (alike) alike.push(fetch);
      else bySignature.set(signature, [fetch]);
    }
  }
  note(plan);
  if (writes) return nothing;
  const repeated = [...bySignature].filter(([, fetches]) => fetches.length > 1);
  return new Map(repeated.flatMap(([signature, fetches]) => fetches.map((fetch) => [fetch, signature] as const)));
}

function signaturesOf(node: FetchNode): [EntityFetch, string][] {
  if (node.entities.length === 0) return [];
  const { definitions } = parse(node.operation, { noLocation: true });
  const asked = new Map<string, string>();
  const fragments: string[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.push(`${definition.name.value} ${definition.typeCondition.name.value} ${inOneOrder(definition)}`);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) asked.set((selection.alias ?? selection.name).value, inOneOrder(selection));
    }
  }
  const beside = fragments.sort().join('\n');
  return node.entities.map((fetch) => [fetch, `${node.subgraph}\n${asked.get(fetch.responseName) ?? ''}\n${beside}`]);
}

/** The text of what is selected, the same in whatever order. Planners name the same fields in any order. */
function inOneOrder({ selectionSet }: { selectionSet?: SelectionSetNode | undefined }): string {
  if (!selectionSet) return '';
  return `{${selectionSet.selections.map(textOf).sort().join(' ')}}`;
}

function textOf(selection: SelectionNode): string {
  const directives = (selection.directives ?? []).map((directive: DirectiveNode) => print(directive)).join('');
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directives}`;
  const inner = directives + inOneOrder(selection);
  if (selection.kind === Kind.INLINE_FRAGMENT) return `... on ${selection.typeCondition?.name.value ?? ''}${inner}`;
  const given = (selection.arguments ?? []).map((argument) => print(argument)).sort();
  return `${selection.alias?.value ?? ''}:${selection.name.value}(${given.join()})${inner}`;
}

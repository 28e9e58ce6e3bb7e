import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { OwnAliases } from '../plan/own-aliases';
import { eachFragmentOnce } from './fragment-size';

/** An operation with its fragments, and the names under which its fields are gathered. */
export interface NamedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  gatheredName(node: FieldNode): string;
}

/**
 * Names the fields of an operation. Below different members of a union one response name may stand for different
 * fields: other arguments, or other fields by alias. Plans do not tell them apart where both lead to the same entity,
 * so each but the first has a name of ours. Only then are fragments written out, for a field of a fragment may need
 * another name at each of the fragment's places.
 * @param document one operation with the fragments that it uses
 */
export function nameFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  aliases: OwnAliases,
): NamedOperation {
  if (meaningsOf(document, operation).size === 0) return { document, operation, gatheredName: aliases.gatheredName };
  const written = withFragmentsWrittenOut(document, operation);
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions: [written] };
  const meanings = meaningsOf(own, written);
  return {
    document: own,
    operation: written,
    gatheredName: (node) => aliases.gatheredName(node, meanings.get(node)),
  };
}

/**
 * Numbers the fields that share a response name at one place of the answer and are not the same field; fields of the
 * first meaning are left out. A place is told by response names alone, whatever types lead to it.
 */
function meaningsOf(document: DocumentNode, operation: OperationDefinitionNode): Map<FieldNode, number> {
  const fragments = fragmentsOf(document);
  const meanings = new Map<FieldNode, number>();

  function compare(sets: SelectionSetNode[]): void {
    for (const byMeaning of fieldsAtPlace(sets, fragments).values()) {
      let meaning = 0;
      for (const nodes of byMeaning.values()) {
        if (meaning > 0) for (const node of nodes) meanings.set(node, meaning);
        meaning++;
        compare(nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
      }
    }
  }
  compare([operation.selectionSet]);
  return meanings;
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fields at one place of the answer, by response name and by what they mean. */
function fieldsAtPlace(sets: SelectionSetNode[], fragments: Fragments): Map<string, Map<string, FieldNode[]>> {
  const fields = new Map<string, Map<string, FieldNode[]>>();
  const seen = new Set<string>();

  function collect(selection: SelectionNode): void {
    if (selection.kind === Kind.FIELD) return note(selection);
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.forEach(collect);
    if (seen.has(selection.name.value)) return;
    seen.add(selection.name.value);
    fragments.get(selection.name.value)?.selectionSet.selections.forEach(collect);
  }
  function note(node: FieldNode): void {
    const responseName = (node.alias ?? node.name).value;
    let byMeaning = fields.get(responseName);
    if (!byMeaning) fields.set(responseName, (byMeaning = new Map<string, FieldNode[]>()));
    const meaning = meaningOf(node);
    const alike = byMeaning.get(meaning);
    if (alike) alike.push(node);
    else byMeaning.set(meaning, [node]);
  }
  for (const { selections } of sets) selections.forEach(collect);
  return fields;
}

/** A field with its arguments, in whatever order they are written. */
function meaningOf({ name, arguments: given = [] }: FieldNode): string {
  if (given.length === 0) return name.value;
  return `${name.value} ${given
    .map(({ name: argument, value }) => `${argument.value}:${inOrder(value)}`)
    .sort()
    .join()}`;
}

function inOrder(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(inOrder).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  return `{${value.fields
    .map(({ name, value: inner }) => `${name.value}:${inOrder(inner)}`)
    .sort()
    .join()}}`;
}

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
}

/** The operation with every field as a node of its own. */
function withFragmentsWrittenOut(document: DocumentNode, operation: OperationDefinitionNode): OperationDefinitionNode {
  const fragments = fragmentsOf(document);
  return visit(operation, {
    Field: (node) => ({ ...node }),
    SelectionSet: (node) => ({ ...node, selections: eachFragmentOnce(node.selections) }),
    FragmentSpread({ name, directives }) {
      const fragment = fragments.get(name.value);
      if (!fragment) return null;
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
    },
  });
}

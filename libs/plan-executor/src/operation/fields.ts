import {
  doTypesOverlap,
  isAbstractType,
  isObjectType,
  Kind,
  print,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { inheritedNames } from '../json';
import type { FieldUse, SupergraphTypes } from '../plan/supergraph-types';

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

export const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** All selections of one response name: the first field node, and the sub-selections of all of them. */
export interface CollectedField {
  responseName: string;
  node: FieldNode;
  selections: SelectionNode[];
  /** How often the field is mentioned. */
  mentions: number;
}

/** Lists the fields that selections ask of an object of a type, each once, in the order of their first mention. */
export type CollectFields = (type: GraphQLCompositeType, selections: readonly SelectionNode[]) => CollectedField[];

export function fieldCollector(document: DocumentNode, schema: GraphQLSchema): CollectFields {
  const fragments = fragmentsOf(document);

  function applies(condition: NamedTypeNode | undefined, type: GraphQLCompositeType): boolean {
    const wanted = condition && typeFromAST(schema, condition);
    if (!wanted || wanted.name === type.name) return true;
    return isAbstractType(wanted) && (isObjectType(type) || 'getInterfaces' in type) && schema.isSubType(wanted, type);
  }

  return (type, selections) => {
    const collected = new Map<string, CollectedField>();
    const seen = new Set<string>();
    function collect(selection: SelectionNode): void {
      if (selection.kind === Kind.FIELD) {
        const responseName = responseNameOf(selection);
        const nested = selection.selectionSet?.selections ?? [];
        const before = collected.get(responseName);
        if (before) {
          before.selections.push(...nested);
          before.mentions++;
        } else {
          collected.set(responseName, { responseName, node: selection, selections: [...nested], mentions: 1 });
        }
        return;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) return;
        seen.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (fragment && applies(fragment.typeCondition, type)) fragment.selectionSet.selections.forEach(collect);
    }
    selections.forEach(collect);
    return [...collected.values()];
  };
}

/** Lists the fields among selections, whatever type they are asked of. */
export function fieldsOfAnyType(selections: readonly SelectionNode[], fragments: Fragments): FieldNode[] {
  const seen = new Set<string>();
  const fieldsOf = (selection: SelectionNode): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldsOf);
    if (seen.has(selection.name.value)) return [];
    seen.add(selection.name.value);
    return fragments.get(selection.name.value)?.selectionSet.selections.flatMap(fieldsOf) ?? [];
  };
  return selections.flatMap(fieldsOf);
}

/** The selections without repeated spreads of a fragment, which ask for nothing more. */
export function withoutRepeatedSpreads(selections: readonly SelectionNode[]): SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return true;
    const isNew = !seen.has(selection.name.value);
    seen.add(selection.name.value);
    return isNew;
  });
}

/** Translates between the caller's response names and the names under which fields are fetched. */
export interface FieldNames {
  /**
   * The name under which a field is fetched.
   * @param meaning numbers the different fields that share a response name at one location of the operation, from 0
   */
  fetchedName(node: FieldNode, meaning?: number): string;
  /** The response name behind a fetched name. */
  responseName(fetchedName: string): string;
}

/** Parts of the names that planners make up. */
const madeByPlanners = /^_internal_qp_alias|__alias_\d+$/;

/**
 * A fetched name differs from the response name where a planner, or the merging of several answers, could take the
 * field for another one:
 * - `id: name` has the name of a field that plans fetch themselves, where it is a key.
 * - `area(unit: "m2")` may meet what another field requires, such as `area(unit: "ha")`.
 * - One response name may stand for several fields, below different members of a union.
 */
export function fieldNames({ fieldNames: known, required, requiredWithArguments }: FieldUse): FieldNames {
  const prefix = unusedPrefix(known);
  const ours = new RegExp(`^${prefix}\\d*_`);

  function isTaken(alias: string, field: string): boolean {
    // Subgraphs that are written in JavaScript may stumble over an inherited name, as we could.
    if (ours.test(alias) || madeByPlanners.test(alias) || inheritedNames.has(alias)) return true;
    return alias !== field && known.has(alias);
  }
  function mayMeetRequired({ name, arguments: given = [] }: FieldNode): boolean {
    return given.length > 0 ? required.has(name.value) : requiredWithArguments.has(name.value);
  }

  return {
    fetchedName(node, meaning = 0) {
      const field = node.name.value;
      const responseName = responseNameOf(node);
      if (meaning > 0) return `${prefix}${meaning}_${responseName}`;
      const needsOwn = isTaken(responseName, field) || (responseName === field && mayMeetRequired(node));
      return needsOwn ? `${prefix}_${responseName}` : responseName;
    },
    responseName: (fetchedName) => fetchedName.replace(ours, ''),
  };
}

/** The beginning of our names, with which no field of the supergraph begins. */
function unusedPrefix(known: ReadonlySet<string>): string {
  let prefix = '_a';
  const isUsed = () => [...known].some((name) => name.startsWith(prefix));
  while (isUsed()) prefix += 'a';
  return prefix;
}

/** An operation with its fragments, and the names under which its fields are fetched. */
export interface NamedOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  fetchedName(node: FieldNode): string;
}

interface NamingContext {
  schema: GraphQLSchema;
  types: Pick<SupergraphTypes, 'fieldUse'>;
  fieldNames: FieldNames;
}

/**
 * Names the fields of an operation. Below different members of a union one response name may stand for different
 * fields: other arguments, or other fields by alias. Plans do not tell them apart where both lead to the same entity,
 * so each but the first gets a name of ours. So do fields below which members ask differently for what requires other
 * fields: planners fetch it with one request for all members, and what one of them does not fetch first is not sent.
 * Only then are fragments written out, for a field of a fragment may need another name at each location where the
 * fragment is spread.
 * @param document one operation with the fragments that it uses
 */
export function nameFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, types, fieldNames: names }: NamingContext,
): NamedOperation {
  const { requiring } = types.fieldUse;
  if (findMeanings(document, operation, schema, requiring).size === 0) {
    return { document, operation, fetchedName: names.fetchedName };
  }
  const expanded = withFragmentsExpanded(document, operation);
  const ownDocument: DocumentNode = { kind: Kind.DOCUMENT, definitions: [expanded] };
  const meanings = findMeanings(ownDocument, expanded, schema, requiring);
  return {
    document: ownDocument,
    operation: expanded,
    fetchedName: (node) => names.fetchedName(node, meanings.get(node)),
  };
}

/** A field, and the type that an object has if the field is asked of it, as far as type conditions tell. */
interface ConditionalField {
  node: FieldNode;
  condition: GraphQLCompositeType | undefined;
}

/**
 * Numbers the different fields that share a response name at one location of the response. Fields of the first meaning
 * are left out. A location is identified by response names alone, whatever types lead to it.
 */
function findMeanings(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  requiring: ReadonlySet<string>,
): Map<FieldNode, number> {
  const fragments = fragmentsOf(document);
  const meanings = new Map<FieldNode, number>();

  function compare(sets: SelectionSetNode[]): void {
    for (const byMeaning of fieldsByNameAndMeaning(sets, fragments, schema).values()) {
      let meaning = 0;
      for (const fields of byMeaning.values()) {
        for (const nodes of requiring.size > 0 ? separateBranches(fields) : [fields.map(({ node }) => node)]) {
          if (meaning > 0) for (const node of nodes) meanings.set(node, meaning);
          meaning++;
          compare(nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
        }
      }
    }
  }

  /** Separates fields of members that have no object in common, if they differ in what they ask below. */
  function separateBranches(fields: ConditionalField[]): FieldNode[][] {
    const branches = new Map<GraphQLCompositeType | undefined, FieldNode[]>();
    for (const { node, condition } of fields) pushTo(branches, condition, node);
    const nodes = fields.map(({ node }) => node);
    if (branches.size === 1 || !areDisjoint([...branches.keys()]) || !nodes.some(leadsToRequiring)) return [nodes];
    const alike = new Map<string, FieldNode[]>();
    for (const branch of branches.values()) {
      const asked = branch.map(({ selectionSet }) => (selectionSet ? print(selectionSet) : '')).join();
      for (const node of branch) pushTo(alike, asked, node);
    }
    return [...alike.values()];
  }

  const areDisjoint = (types: (GraphQLCompositeType | undefined)[]): boolean =>
    types.every((type, index) =>
      types.slice(index + 1).every((other) => type && other && !doTypesOverlap(schema, type, other)),
    );

  function leadsToRequiring({ selectionSet }: FieldNode): boolean {
    const below = fieldsOfAnyType(selectionSet?.selections ?? [], fragments);
    return below.some((field) => requiring.has(field.name.value) || leadsToRequiring(field));
  }

  compare([operation.selectionSet]);
  return meanings;
}

function fieldsByNameAndMeaning(
  sets: SelectionSetNode[],
  fragments: Fragments,
  schema: GraphQLSchema,
): Map<string, Map<string, ConditionalField[]>> {
  const fields = new Map<string, Map<string, ConditionalField[]>>();
  const seen = new Set<string>();

  function noteField(node: FieldNode, condition: GraphQLCompositeType | undefined): void {
    const responseName = responseNameOf(node);
    let byMeaning = fields.get(responseName);
    if (!byMeaning) fields.set(responseName, (byMeaning = new Map<string, ConditionalField[]>()));
    pushTo(byMeaning, meaningOf(node), { node, condition });
  }
  function note(selection: SelectionNode, condition: GraphQLCompositeType | undefined): void {
    if (selection.kind === Kind.FIELD) return noteField(selection, condition);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      // Below another type condition, the fields of a fragment are asked of other objects.
      const place = `${selection.name.value} ${condition?.name}`;
      if (seen.has(place)) return;
      seen.add(place);
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return;
    const own = fragment.typeCondition && (typeFromAST(schema, fragment.typeCondition) as GraphQLCompositeType);
    const narrowest = isObjectType(condition) ? condition : (own ?? condition);
    for (const each of fragment.selectionSet.selections) note(each, narrowest);
  }
  for (const { selections } of sets) for (const selection of selections) note(selection, undefined);
  return fields;
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** A field with its arguments, whatever order they are written in. */
function meaningOf({ name, arguments: given = [] }: FieldNode): string {
  if (given.length === 0) return name.value;
  return `${name.value} ${given
    .map(({ name: argument, value }) => `${argument.value}:${inSortedOrder(value)}`)
    .sort()
    .join()}`;
}

function inSortedOrder(value: ValueNode): string {
  if (value.kind === Kind.LIST) return `[${value.values.map(inSortedOrder).join()}]`;
  if (value.kind !== Kind.OBJECT) return print(value);
  return `{${value.fields
    .map(({ name, value: inner }) => `${name.value}:${inSortedOrder(inner)}`)
    .sort()
    .join()}}`;
}

/** The operation with inline fragments instead of spreads, and every field as a node of its own. */
function withFragmentsExpanded(document: DocumentNode, operation: OperationDefinitionNode): OperationDefinitionNode {
  const fragments = fragmentsOf(document);
  return visit(operation, {
    Field: (node) => ({ ...node }),
    SelectionSet: (node) => ({ ...node, selections: withoutRepeatedSpreads(node.selections) }),
    FragmentSpread({ name, directives }) {
      const fragment = fragments.get(name.value);
      if (!fragment) return null;
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
    },
  });
}

import {
  Kind,
  parse,
  print,
  separateOperations,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { responseNameOf } from '../operation/collect-fields';
import type { EntityFetch, FetchNode, QueryPlan } from '../plan/query-plan';

/** The signatures of the entity fetches of which a plan has several with equal selections. */
export type RepeatedSignatures = ReadonlyMap<EntityFetch, string>;

const none: RepeatedSignatures = new Map();

/**
 * Finds the entity fetches that ask the same at several places of a plan, in whatever requests: for equal entities they
 * bring equal results, so each entity is fetched once. Plans with writes have none, for a write may change an entity.
 */
export function repeatedSignatures(plan: QueryPlan): RepeatedSignatures {
  const bySignature = new Map<string, EntityFetch[]>();
  let hasWrites = false;
  function add(node: QueryPlan): void {
    if (node.kind !== 'Fetch') return node.nodes.forEach(add);
    hasWrites ||= node.isMutation;
    for (const [fetch, signature] of signaturesOf(node)) {
      const alike = bySignature.get(signature);
      if (alike) alike.push(fetch);
      else bySignature.set(signature, [fetch]);
    }
  }
  add(plan);
  if (hasWrites) return none;
  const repeated = [...bySignature].filter(([, fetches]) => fetches.length > 1);
  return new Map(repeated.flatMap(([signature, fetches]) => fetches.map((fetch) => [fetch, signature] as const)));
}

function signaturesOf(node: FetchNode): [EntityFetch, string][] {
  if (node.entities.length === 0) return [];
  const { definitions } = parse(node.operation, { noLocation: true });
  const selections = new Map<string, string>();
  const fragments: string[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.push(`${definition.name.value} ${definition.typeCondition.name.value} ${sortedText(definition)}`);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) selections.set(responseNameOf(selection), sortedText(selection));
    }
  }
  const allFragments = fragments.sort().join('\n');
  return node.entities.map((fetch) => [
    fetch,
    `${node.subgraph}\n${selections.get(fetch.responseName) ?? ''}\n${allFragments}`,
  ]);
}

/** The text of selections in sorted order: planners write the same fields in any order. */
function sortedText({ selectionSet }: { selectionSet?: SelectionSetNode | undefined }): string {
  if (!selectionSet) return '';
  return `{${selectionSet.selections.map(selectionText).sort().join(' ')}}`;
}

function selectionText(selection: SelectionNode): string {
  const directives = (selection.directives ?? []).map((directive: DirectiveNode) => print(directive)).join('');
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}${directives}`;
  const inner = directives + sortedText(selection);
  if (selection.kind === Kind.INLINE_FRAGMENT) return `... on ${selection.typeCondition?.name.value ?? ''}${inner}`;
  const given = (selection.arguments ?? []).map((argument) => print(argument)).sort();
  return `${selection.alias?.value ?? ''}:${selection.name.value}(${given.join()})${inner}`;
}

/** Splits a fetch of several `_entities` fields into fetches of one field each, which can fail independently. */
export function splitEntityFetches(node: FetchNode): FetchNode[] {
  const document = parse(node.operation, { noLocation: true });
  return node.entities.map((fetch) => {
    const single = withOnlyField(fetch.responseName, document);
    const used = variablesIn(single);
    return {
      ...node,
      entities: [fetch],
      operation: print(withOnlyVariables(single, used)),
      variables: node.variables.filter((name) => used.has(name)),
    };
  });
}

function withOnlyField(responseName: string, document: DocumentNode): DocumentNode {
  const isKept = (selection: SelectionNode): boolean =>
    selection.kind === Kind.FIELD && responseNameOf(selection) === responseName;
  const reduced = visit(document, {
    OperationDefinition: ({ selectionSet, ...operation }) => ({
      ...operation,
      selectionSet: { ...selectionSet, selections: selectionSet.selections.filter(isKept) },
    }),
  });
  const operation = reduced.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return separateOperations(reduced)[operation?.name?.value ?? ''] ?? reduced;
}

function variablesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function withOnlyVariables(document: DocumentNode, used: ReadonlySet<string>): DocumentNode {
  const definitions = (operation: OperationDefinitionNode) =>
    operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return visit(document, {
    OperationDefinition: (operation) => ({ ...operation, variableDefinitions: definitions(operation) }),
  });
}

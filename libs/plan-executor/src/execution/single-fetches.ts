import {
  Kind,
  parse,
  print,
  separateOperations,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { EntityFetch, FetchNode } from '../plan/query-plan';

/** A fetch of several `_entities` fields as fetches of one each, which fail each by itself. */
export function singleFetches(node: FetchNode): FetchNode[] {
  const document = parse(node.operation, { noLocation: true });
  return node.entities.map((fetch) => {
    const single = onlyFor(fetch, document);
    const used = variablesOf(single);
    return {
      ...node,
      entities: [fetch],
      operation: print(withoutUnused(single, used)),
      variables: node.variables.filter((name) => used.has(name)),
    };
  });
}

function onlyFor({ responseName }: EntityFetch, document: DocumentNode): DocumentNode {
  const isIts = (selection: SelectionNode): boolean =>
    selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseName;
  const reduced = visit(document, {
    OperationDefinition: ({ selectionSet, ...operation }) => ({
      ...operation,
      selectionSet: { ...selectionSet, selections: selectionSet.selections.filter(isIts) },
    }),
  });
  const operation = reduced.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return separateOperations(reduced)[operation?.name?.value ?? ''] ?? reduced;
}

function variablesOf(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { VariableDefinition: () => false, Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function withoutUnused(document: DocumentNode, used: ReadonlySet<string>): DocumentNode {
  const definitions = (operation: OperationDefinitionNode) =>
    operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return visit(document, {
    OperationDefinition: (operation) => ({ ...operation, variableDefinitions: definitions(operation) }),
  });
}

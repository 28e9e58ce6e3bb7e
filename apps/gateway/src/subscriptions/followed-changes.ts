import { createHash } from 'node:crypto';
import { canonicalJson } from '@tokorozawa/exact-json';
import {
  Kind,
  print,
  valueFromASTUntyped,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The subscription `changed`, as the query that is asked whenever data change. */
export interface FollowedChanges {
  /** Asks for the changes behind a cursor, its variable {@link afterVariable}. */
  query: string;
  /** Asks for the cursor of now. */
  beginQuery: string;
  variables: Record<string, unknown>;
  /** The response name of the field in each event. */
  responseName: string;
  /** The cursor in the subscription's argument. */
  after: string | undefined;
  /** Equal for subscriptions that get equal events. */
  key: string;
}

export const afterVariable = 'cursorOfTheStream';
/** The response name of each change's cursor, which becomes the id of the event. It is the first field of a change. */
export const cursorName = 'cursorOfTheEvent';
/** How many changes are asked for at a time. */
const pageSize = 50;

/**
 * Turns `subscription { changed(after:, where:) { … } }` into a query of `changes` with the same selection. Undefined for a
 * subscription of another field. The document must be valid.
 */
export function followChanges(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FollowedChanges | undefined {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const field = rootField(operation.selectionSet.selections, fragments);
  if (field?.name.value !== 'changed') return undefined;
  const where = field.arguments?.find(({ name }) => name.value === 'where');
  const given = field.arguments?.find(({ name }) => name.value === 'after');
  const after = given && valueOf(given, operation, variables);

  const changes = `changes(after: $${afterVariable}, first: ${pageSize}${where ? `, ${print(where)}` : ''})`;
  const nodes = `nodes { ${cursorName}: cursor ...on Change ${field.selectionSet ? print(field.selectionSet) : ''} }`;
  const withoutAfter = { ...field, arguments: field.arguments?.filter((argument) => argument !== given) };
  const used = usedIn(withoutAfter, fragments);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.variables.has(variable.name.value),
  );
  const parts = [
    `query (${[...definitions.map(print), `$${afterVariable}: ID`].join(', ')}) { ${changes} { cursor hasMore unavailable ${nodes} } }`,
    ...used.fragments.map(print),
  ];
  const query = parts.join('\n');
  const ofWhere = where ? usedIn(where, fragments).variables : new Set<string>();
  const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => used.variables.has(name)));
  const responseName = (field.alias ?? field.name).value;
  return {
    query,
    beginQuery: beginQuery(
      where,
      definitions.filter(({ variable }) => ofWhere.has(variable.name.value)),
    ),
    variables: kept,
    responseName,
    after,
    key: createHash('sha256')
      .update(canonicalJson([query, kept, responseName]))
      .digest('base64url'),
  };
}

function beginQuery(where: ArgumentNode | undefined, definitions: VariableDefinitionNode[]): string {
  const declared = definitions.length > 0 ? `(${definitions.map(print).join(', ')})` : '';
  return `query ${declared} { snapshot(first: 0${where ? `, ${print(where)}` : ''}) { cursor } }`;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The field of a subscription, which may stand in fragments. */
function rootField(selections: readonly SelectionNode[], fragments: Fragments): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const found = fragment && rootField(fragment.selectionSet.selections, fragments);
    if (found) return found;
  }
  return undefined;
}

function valueOf(
  { value }: ArgumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): string | undefined {
  const given = valueFromASTUntyped(value, variables);
  if (typeof given === 'string' || typeof given === 'number') return String(given);
  const name = value.kind === Kind.VARIABLE ? value.name.value : undefined;
  const fallback = variableDefinitions.find(({ variable }) => variable.name.value === name)?.defaultValue;
  return fallback?.kind === Kind.STRING ? fallback.value : undefined;
}

/** The variables and fragments that occur in a node, and in the fragments that it spreads. */
function usedIn(
  node: FieldNode | ArgumentNode,
  fragments: Fragments,
): { variables: Set<string>; fragments: FragmentDefinitionNode[] } {
  const variables = new Set<string>();
  const found = new Set<FragmentDefinitionNode>();
  const search = (searched: FieldNode | ArgumentNode | FragmentDefinitionNode): void => {
    visit(searched, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        search(fragment);
      },
    });
  };
  search(node);
  return { variables, fragments: [...found] };
}

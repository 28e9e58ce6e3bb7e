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
  /** Asks for the changes behind a cursor, its variable {@link cursorVariable}. */
  query: string;
  cursorVariable: string;
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
  const fragments = fragmentsOf(document);
  const field = rootField(operation.selectionSet.selections, fragments);
  if (field?.name.value !== 'changed') return undefined;
  const where = field.arguments?.find(({ name }) => name.value === 'where');
  const given = field.arguments?.find(({ name }) => name.value === 'after');
  const after = given && valueOf(given, operation, variables);

  const taken = namesIn(document);
  const cursorVariable = freeName('cursorOfTheStream', taken);
  // It becomes the id of the event, and is the first field of each change.
  const eventCursor = freeName('cursorOfTheEvent', taken);
  const changes = `changes(after: $${cursorVariable}, first: ${pageSize}${where ? `, ${print(where)}` : ''})`;
  const nodes = `nodes { ${eventCursor}: cursor ...on Change ${field.selectionSet ? print(field.selectionSet) : ''} }`;
  const withoutAfter = { ...field, arguments: field.arguments?.filter((argument) => argument !== given) };
  const used = usedIn(withoutAfter, fragments);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.variables.has(variable.name.value),
  );
  const parts = [
    `query (${[...definitions.map(print), `$${cursorVariable}: ID`].join(', ')}) { ${changes} { cursor hasMore unavailable ${nodes} } }`,
    ...used.fragments.map(print),
  ];
  const query = parts.join('\n');
  const ofWhere = where ? usedIn(where, fragments).variables : new Set<string>();
  const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => used.variables.has(name)));
  const responseName = (field.alias ?? field.name).value;
  return {
    query,
    cursorVariable,
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

/**
 * Whether a condition may leave the field of a subscription out, so that it would say nothing for ever. GraphQL forbids
 * that; graphql-js notices only conditions that depend on a variable.
 */
export function isConditional(document: DocumentNode, { selectionSet }: OperationDefinitionNode): boolean {
  const fragments = fragmentsOf(document);
  const has = (selections: readonly SelectionNode[]): boolean =>
    selections.some((selection) => {
      if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return true;
      if (selection.kind === Kind.FIELD) return false;
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return fragment !== undefined && has(fragment.selectionSet.selections);
    });
  return has(selectionSet.selections);
}

/** Every name in a document, whatever it names. */
function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { Name: ({ value }) => void names.add(value) });
  return names;
}

const freeName = (name: string, taken: ReadonlySet<string>): string =>
  taken.has(name) ? freeName(`${name}_`, taken) : name;

const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));

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

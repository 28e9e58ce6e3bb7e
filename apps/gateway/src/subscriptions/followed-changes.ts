import { createHash } from 'node:crypto';
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
/** The response name of each change's cursor, which becomes the id of the event. */
const cursorName = 'cursorOfTheEvent';
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
  const used = usedIn([field], fragments);
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.variables.has(variable.name.value),
  );
  const parts = [
    `query (${[...definitions.map(print), `$${afterVariable}: ID`].join(', ')}) { ${changes} { cursor hasMore unavailable ${nodes} } }`,
    ...used.fragments.map(print),
  ];
  const query = parts.join('\n');
  const ofWhere = usedIn(where ? [where] : [], fragments).variables;
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
      .update(JSON.stringify([query, kept, responseName]))
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

/** The variables and fragments that occur in some nodes, without the argument `after` of the field itself. */
function usedIn(
  nodes: (FieldNode | ArgumentNode)[],
  fragments: Fragments,
): { variables: Set<string>; fragments: FragmentDefinitionNode[] } {
  const variables = new Set<string>();
  const found = new Set<FragmentDefinitionNode>();
  const search = (node: FieldNode | ArgumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      Argument: (argument) => (nodes.length > 0 && isAfterOf(nodes[0], argument) ? false : undefined),
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(fragment)) return;
        found.add(fragment);
        search(fragment);
      },
    });
  };
  nodes.forEach(search);
  return { variables, fragments: [...found] };
}

const isAfterOf = (node: FieldNode | ArgumentNode | undefined, argument: ArgumentNode): boolean =>
  node?.kind === Kind.FIELD && argument.name.value === 'after' && (node.arguments?.includes(argument) ?? false);

/** A page of changes, as the data of {@link FollowedChanges.query}. */
export interface PageOfEvents {
  events: {
    /** The cursor of the change. */
    id: string;
    /** The fields of the change that were selected, as JSON without the braces around them. */
    fields: string;
  }[];
  cursor: string;
  hasMore: boolean;
  /** Whether every domain has answered. */
  isComplete: boolean;
}

/**
 * Cuts the JSON of a page into the JSON of its changes, so that every number keeps its digits. Undefined if there is no
 * page.
 */
export function cutPage(data: string): PageOfEvents | undefined {
  const mark = '"nodes":[';
  const begin = data.indexOf(mark);
  if (begin < 0) return undefined;
  const head = JSON.parse(`${data.slice(0, begin)}"nodes":[]}}`) as {
    changes: { cursor: string; hasMore: boolean; unavailable: string[] };
  };
  const { cursor, hasMore, unavailable } = head.changes;
  const events = itemsOf(data, begin + mark.length).map((item) => {
    const [, id = '', fields = ''] = eventPattern.exec(item) ?? [];
    return { id, fields };
  });
  return { events, cursor, hasMore, isComplete: unavailable.length === 0 };
}

/** An item begins with its cursor. */
const eventPattern = new RegExp(`^\\{"${cursorName}":"([^"]*)",?(.*)\\}$`, 's');

/** The objects of an array that begins at an index of a JSON text. */
function itemsOf(text: string, start: number): string[] {
  const items: string[] = [];
  let depth = 0;
  let begin = start;
  for (let index = start; index < text.length; index++) {
    switch (text[index]) {
      case '"':
        index = endOfString(text, index);
        break;
      case '{':
      case '[':
        if (depth++ === 0) begin = index;
        break;
      case '}':
        if (--depth === 0) items.push(text.slice(begin, index + 1));
        break;
      case ']':
        if (depth-- === 0) return items;
        break;
      default:
    }
  }
  return items;
}

/** The index of the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; ; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"' || index >= text.length) return index;
  }
}

import {
  getDirectiveValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLDirective,
  type SelectionNode,
} from 'graphql';

type Variables = Record<string, unknown>;

const isCondition = ({ name }: { name: { value: string } }): boolean => ['skip', 'include'].includes(name.value);

/** The variables on which it depends what an operation asks for; undefined where nothing does, not even a constant. */
export function conditionVariables(document: DocumentNode): string[] | undefined {
  const names = new Set<string>();
  let isConditional = false;
  visit(document, {
    Directive(directive) {
      if (!isCondition(directive)) return;
      isConditional = true;
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return isConditional ? [...names] : undefined;
}

/** The document without what these variables leave out, and without `@skip` and `@include`. */
export function decideConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const decide = (node: SelectionNode): SelectionNode | null | undefined => {
    if (!node.directives?.some(isCondition)) return undefined;
    if (valueOf(GraphQLSkipDirective, node, variables) === true) return null;
    if (valueOf(GraphQLIncludeDirective, node, variables) === false) return null;
    return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
  };
  return visit(document, { Field: decide, InlineFragment: decide, FragmentSpread: decide });
}

/** Throws a GraphQLError when it is null, which a variable with a default may be. */
function valueOf(directive: GraphQLDirective, node: SelectionNode, variables: Variables): unknown {
  try {
    return getDirectiveValues(directive, node, variables)?.if;
  } catch (error) {
    const { message, nodes } = error as GraphQLError;
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
  }
}

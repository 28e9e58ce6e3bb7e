import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { Run, type Json, type Selection } from './run';
import { compileSelection } from './compile-selection';

/** Whoever varies the conditions of a query more than this is answered all the same. */
const mostVariants = 16;

/** A query, compiled once for each set of values of the variables that decide what is left out. */
export class CompiledQuery {
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #conditions: string[];
  readonly #variants = new Map<string, Selection>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly fieldResolver: GraphQLFieldResolver<unknown, unknown>,
  ) {
    this.#fragments = fragmentsOf(document);
    this.#conditions = conditionsOf(document);
  }

  get variableDefinitions(): readonly VariableDefinitionNode[] {
    return this.operation.variableDefinitions ?? [];
  }

  /** The data. Rejects at the first thing out of the ordinary, when nothing that was begun is under way any more. */
  async execute(variableValues: Json, context: unknown): Promise<Json> {
    const { schema, operation } = this;
    const run = new Run({ schema, operation, fragments: this.#fragments, variableValues, context });
    return run.answer(this.#variant(variableValues));
  }

  #variant(variableValues: Json): Selection {
    const conditions = Object.fromEntries(this.#conditions.map((name) => [name, variableValues[name]]));
    const kind = JSON.stringify(conditions);
    let variant = this.#variants.get(kind);
    if (!variant) {
      if (this.#variants.size >= mostVariants) this.#variants.clear();
      this.#variants.set(kind, (variant = this.#compile(conditions)));
    }
    return variant;
  }

  #compile(conditions: Json): Selection {
    const { schema, operation, fieldResolver } = this;
    const root = schema.getQueryType();
    if (!root) throw new Error('The schema has no queries.');
    return compileSelection({ schema, fragments: this.#fragments, conditions, fieldResolver }, root, [operation]);
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The variables on which `@skip` and `@include` depend. */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ arguments: args = [] }) => {
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

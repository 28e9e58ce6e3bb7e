import {
  getDirectiveValues,
  getVariableValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  separateOperations,
  visit,
  type DocumentNode,
  type GraphQLDirective,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { inheritedNames, ownValue, setOwn, type Json } from '../json';
import type { QueryPlan } from '../plan/query-plan';
import type { Caller } from '../planner/planner';
import { compileOperation, plansOf, type CompilationContext, type CompiledOperation } from './compile-operation';

/** One operation of a document, with its variants: what was compiled for different values of its conditions. */
export interface PreparedOperation {
  /** The operation alone, with the fragments that it uses and with safe names for its variables. */
  document: DocumentNode;
  /** The operation in that document. */
  operation: OperationDefinitionNode;
  conditionVariables: string[] | undefined;
  variants: Map<string, CompiledOperation>;
  /** By variant and caller: a caller may be refused what another one is given. */
  inProgress: Map<string, Promise<CompiledOperation>>;
}

/** Of one operation; beyond that the oldest variant is dropped. */
const maxVariants = 32;

/** Of all operations together, in characters of plans; beyond that the least recently used are dropped. */
const maxPlanSize = 3_000_000;

/** Compiles each operation once, and keeps it for as long as its document is kept and there is room. */
export class OperationCache {
  readonly #prepared = new WeakMap<OperationDefinitionNode, PreparedOperation>();
  readonly #kept = new LRUCache<CompiledOperation, () => void>({
    maxSize: maxPlanSize,
    sizeCalculation: (_drop, { planSize }) => planSize + 1,
    dispose: (drop) => drop(),
  });

  constructor(private readonly context: CompilationContext) {}

  /** @param operation one of the document's */
  prepare(document: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    let prepared = this.#prepared.get(operation);
    if (!prepared) this.#prepared.set(operation, (prepared = prepare(document, operation)));
    return prepared;
  }

  /** @param variables coerced */
  compiled(
    prepared: PreparedOperation,
    variables: Json,
    caller: Caller,
  ): CompiledOperation | Promise<CompiledOperation> {
    const key = prepared.conditionVariables?.map((name) => String(variables[name])).join() ?? '';
    const variant = prepared.variants.get(key);
    if (variant) {
      this.#kept.get(variant);
      return variant;
    }

    const ofCaller = `${key} ${caller.client}`;
    let inProgress = prepared.inProgress.get(ofCaller);
    if (!inProgress) {
      inProgress = this.#compile(prepared, variables, caller)
        .then((compiled) => this.#keep(prepared, key, compiled))
        // An operation that could not be planned is planned again with the next request for it.
        .finally(() => prepared.inProgress.delete(ofCaller));
      prepared.inProgress.set(ofCaller, inProgress);
    }
    return inProgress;
  }

  #keep({ variants }: PreparedOperation, key: string, compiled: CompiledOperation): CompiledOperation {
    const [oldest] = variants.size >= maxVariants ? variants.values() : [];
    if (oldest) this.#kept.delete(oldest);
    variants.set(key, compiled);
    this.#kept.set(compiled, () => variants.delete(key));
    if (!this.#kept.has(compiled)) variants.delete(key);
    return compiled;
  }

  async #compile(prepared: PreparedOperation, variables: Json, caller: Caller): Promise<CompiledOperation> {
    const document = withoutConditions(prepared, variables);
    return compileOperation(this.context, document, chooseOperation(document, undefined), caller);
  }

  /** The plans of an operation for these values of its conditions, as they are executed. They are made anew. */
  async plans(prepared: PreparedOperation, variables: Json, caller: Caller): Promise<(QueryPlan | undefined)[]> {
    const document = withoutConditions(prepared, variables);
    return plansOf(this.context, document, chooseOperation(document, undefined), caller);
  }
}

const withoutConditions = ({ document, conditionVariables }: PreparedOperation, variables: Json): DocumentNode =>
  conditionVariables ? applyConditions(document, variables) : document;

function prepare(whole: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
  const alone = separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
  const document = withSafeVariables(alone, operation);
  return {
    document,
    operation: chooseOperation(document, undefined),
    conditionVariables: conditionVariables(document),
    variants: new Map(),
    inProgress: new Map(),
  };
}

/** @throws if the document has no such operation, or several and no name to choose by */
export function chooseOperation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const candidates = name ? operations.filter((operation) => operation.name?.value === name) : operations;
  const [operation] = candidates;
  if (!operation || candidates.length > 1)
    throw new Error('Set operationName to one of the operations in the document.');
  return operation;
}

/**
 * True for names that mean something else further on. Planners make variables for representations (`representations`,
 * `__batch_reps_0`), we make some for literals (`_l0`), and JavaScript objects inherit properties.
 */
const isReserved = (name: string): boolean => /^(_|representations|caller_)/.test(name) || inheritedNames.has(name);

/** The name of a caller's variable from here on. It depends on the caller's name alone, and no two get the same. */
const safeName = (name: string): string => (isReserved(name) ? `caller_${name}` : name);

/** The document with safe names for all variables; the same document if all of them are safe. */
function withSafeVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  if (!definitionsOf(operation).some(({ variable }) => isReserved(variable.name.value))) return document;
  return visit(document, {
    Variable: { leave: (node) => ({ ...node, name: { ...node.name, value: safeName(node.name.value) } }) },
  });
}

/** The values of variables by their safe names. */
interface VariableValues {
  /** As the caller gave them. */
  given: Json;
  /** Coerced to their types, with their defaults. */
  coerced: Json;
}

/** If more values do not fit, the first ones say enough; each message holds the whole value around the error. */
const maxErrors = 3;

/**
 * Reads the values that a caller gives to the variables of an operation.
 * @param safe the operation with safe variables
 * @returns errors in terms of the caller's own variables if values do not fit
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  safe: OperationDefinitionNode,
  given: Json,
): VariableValues | { errors: readonly GraphQLError[] } {
  const definitions = definitionsOf(operation);
  const values = safe === operation ? given : withSafeNames(definitions, given);
  const { coerced, errors } = getVariableValues(schema, definitionsOf(safe), values, { maxErrors });
  if (coerced) return { given: values, coerced };
  const told = safe === operation ? errors : getVariableValues(schema, definitions, given, { maxErrors }).errors;
  // A further error only says that there are more.
  return { errors: told?.slice(0, maxErrors) ?? [] };
}

const definitionsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): readonly VariableDefinitionNode[] =>
  variableDefinitions;

function withSafeNames(definitions: readonly VariableDefinitionNode[], given: Json): Json {
  const values: Json = {};
  for (const { variable } of definitions) {
    const name = variable.name.value;
    const value = ownValue(given, name);
    if (value !== undefined) setOwn(values, safeName(name), value);
  }
  return values;
}

const isCondition = ({ name }: { name: { value: string } }): boolean => ['skip', 'include'].includes(name.value);

/**
 * The variables of `@skip` and `@include`; undefined if the document has neither directive, not even with a constant.
 */
function conditionVariables(document: DocumentNode): string[] | undefined {
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

/** The document without the selections that these values leave out, and without `@skip` and `@include`. */
function applyConditions(document: DocumentNode, variables: Json): DocumentNode {
  const apply = (node: SelectionNode): SelectionNode | null | undefined => {
    if (!node.directives?.some(isCondition)) return undefined;
    if (conditionValue(GraphQLSkipDirective, node, variables) === true) return null;
    if (conditionValue(GraphQLIncludeDirective, node, variables) === false) return null;
    return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
  };
  return visit(document, { Field: apply, InlineFragment: apply, FragmentSpread: apply });
}

/** @throws a GraphQLError if it is null, which a variable with a default may be */
function conditionValue(directive: GraphQLDirective, node: SelectionNode, variables: Json): unknown {
  try {
    return getDirectiveValues(directive, node, variables)?.if;
  } catch (error) {
    const { message, nodes } = error as GraphQLError;
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT' } });
  }
}

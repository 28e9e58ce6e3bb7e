import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import {
  getDirectiveValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  separateOperations,
  visit,
  type DocumentNode,
  type GraphQLDirective,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Json } from '../json';
import type { QueryPlan } from '../plan/query-plan';
import { PlanningRefusedError, type Caller } from '../planner/planner';
import { compileOperation, plansOf, type CompilationContext, type CompiledOperation } from './compile-operation';
import { withSafeVariables } from './variables';

/** One operation of a document, with its variants: what was compiled for different values of its conditions. */
export interface PreparedOperation {
  /** The operation alone, with the fragments that it uses and with safe names for its variables. */
  document: DocumentNode;
  /** The operation in that document, whose variables have safe names. */
  safeOperation: OperationDefinitionNode;
  conditionVariables: string[] | undefined;
  variants: Map<string, CompiledOperation>;
  /** By variant and caller: a caller may be refused what another one is given. */
  inProgress: Map<string, Promise<CompiledOperation>>;
}

/** Of one operation; beyond that the oldest variant is dropped. */
const maxVariants = 32;

/** Of all operations together, in characters of plans; beyond that the least recently used are dropped. */
const maxPlanSize = 2_000_000;

/** Compiles each operation once, and keeps it for as long as its document is kept and there is room. */
export class CompiledOperations {
  readonly #prepared = new WeakMap<OperationDefinitionNode, PreparedOperation>();
  readonly #kept = new LRUCache<CompiledOperation, () => void>({
    maxSize: maxPlanSize,
    sizeCalculation: (_drop, { planSize }) => planSize + 1,
    dispose: (drop) => drop(),
  });

  readonly #pauses = new Pauses();

  /** @param hasOthers true while other callers than this one ask too */
  constructor(
    private readonly context: CompilationContext,
    private readonly hasOthers: (client: string) => boolean,
  ) {}

  /** @param operation one of the document's */
  prepare(document: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    let prepared = this.#prepared.get(operation);
    if (!prepared) this.#prepared.set(operation, (prepared = prepare(document, operation)));
    return prepared;
  }

  /** @param variables coerced */
  compile(
    prepared: PreparedOperation,
    variables: Json,
    caller: Caller,
  ): CompiledOperation | Promise<CompiledOperation> {
    const key = prepared.conditionVariables?.map((name) => String(variables[name])).join() ?? '';
    const variant = prepared.variants.get(key);
    if (variant) {
      // Marks it as recently used.
      this.#kept.get(variant);
      return variant;
    }

    const keyOfCaller = `${key} ${caller.client}`;
    let inProgress = prepared.inProgress.get(keyOfCaller);
    if (!inProgress) {
      inProgress = this.#compile(prepared, variables, caller)
        .then((compiled) => this.#keep(prepared, key, compiled))
        // An operation that could not be planned is planned again with the next request for it.
        .finally(() => prepared.inProgress.delete(keyOfCaller));
      prepared.inProgress.set(keyOfCaller, inProgress);
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
    const { client } = caller;
    // The operation was parsed and checked in this turn of the event loop, and other answers may wait to be sent.
    await nextTurn();
    if (this.hasOthers(client)) await this.#pauses.before(caller);
    const document = withoutConditions(prepared, variables);
    const compiled = await compileOperation(this.context, document, onlyOperation(document), caller);
    this.#pauses.noteCompiled(client, compiled.planSize);
    return compiled;
  }

  /** The plans of an operation for these values of its conditions, as they are executed. They are made anew. */
  async plans(prepared: PreparedOperation, variables: Json, caller: Caller): Promise<(QueryPlan | undefined)[]> {
    const document = withoutConditions(prepared, variables);
    return plansOf(this.context, document, onlyOperation(document), caller);
  }
}

/** The share of its time in which the process computes, above which it is busy. */
const busyShare = 0.4;

/** In milliseconds for each character of the plans of an operation beyond those of a small one. */
const pausePerCharacter = 0.06;
const smallPlan = 1_000;

/** The number of callers whose pauses are remembered. */
const maxCallers = 1_000;

interface Pace {
  /** In milliseconds, between the beginnings of two operations. */
  pause: number;
  /** When the next one may begin, by `performance.now()`. */
  next: number;
}

/**
 * Spreads the new operations of a caller while the process is busy. Compiling takes the process that answers everybody, and a
 * caller who sends nothing but new operations, several at a time, would take most of it.
 */
class Pauses {
  readonly #paces = new LRUCache<string, Pace>({ max: maxCallers });
  #measured = performance.eventLoopUtilization();

  /** Waits until the next operation of a caller may be compiled. Throws a PlanningRefusedError if that is too late. */
  async before({ client, deadline }: Caller): Promise<void> {
    const pace = this.#paces.get(client);
    if (!pace) return;
    const now = performance.now();
    const wait = pace.next - now;
    if (wait > deadline.remaining) throw PlanningRefusedError.tooLate();
    pace.next = Math.max(pace.next, now) + pace.pause;
    if (wait > 0) await sleep(wait, undefined, { ref: false });
  }

  /** The larger the plans of an operation are, the longer the next one waits, if the process was busy since the last one. */
  noteCompiled(client: string, planSize: number): void {
    const measured = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(measured, this.#measured);
    this.#measured = measured;
    const pause = utilization > busyShare ? Math.max(0, planSize - smallPlan) * pausePerCharacter : 0;
    const pace = this.#paces.get(client);
    if (pace) pace.pause = pause;
    else if (pause > 0) this.#paces.set(client, { pause, next: performance.now() + pause });
  }
}

const withoutConditions = ({ document, conditionVariables }: PreparedOperation, variables: Json): DocumentNode =>
  conditionVariables ? applyConditions(document, variables) : document;

function prepare(whole: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
  const alone = separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
  const document = withSafeVariables(alone, operation);
  return {
    document,
    safeOperation: onlyOperation(document),
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

/** The operation of a document that has no other. */
const onlyOperation = (document: DocumentNode): OperationDefinitionNode => chooseOperation(document, undefined);

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

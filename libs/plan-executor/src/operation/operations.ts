import { Kind, separateOperations, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Json } from '../plan/own-value';
import type { Caller } from '../planner/planner';
import { compileOperation, type CompiledOperation } from './compile-operation';
import type { Compiler } from './compiler';
import { conditionVariables, decideConditions } from './conditions';
import { withSafeVariables } from './variables';

/** One operation of a document, with what was compiled of it for the values of its conditions. */
export interface KnownOperation {
  /** It alone, with the fragments that it uses, and with safe names for its variables. */
  document: DocumentNode;
  /** As it stands in that document. */
  operation: OperationDefinitionNode;
  conditionVariables: string[] | undefined;
  compiled: Map<string, CompiledOperation>;
  /** For each caller by itself, who may be refused what another is given. */
  underWay: Map<string, Promise<CompiledOperation>>;
}

/** Of one operation; with more conditions than that the oldest are compiled anew. */
const maxVariants = 32;

/** Of all that is kept compiled, in characters of plans; what was not asked for longest is compiled anew. */
const maxPlanSize = 3_000_000;

/** Compiles each operation once, for as long as its document is kept and there is room. */
export class Operations {
  readonly #known = new WeakMap<OperationDefinitionNode, KnownOperation>();
  readonly #kept = new LRUCache<CompiledOperation, () => void>({
    maxSize: maxPlanSize,
    sizeCalculation: (_forget, { planSize }) => planSize + 1,
    dispose: (forget) => forget(),
  });

  constructor(private readonly compiler: Compiler) {}

  /** @param operation one of the document's */
  known(document: DocumentNode, operation: OperationDefinitionNode): KnownOperation {
    let known = this.#known.get(operation);
    if (!known) {
      const alone = separateOperations(document)[operation.name?.value ?? ''] ?? document;
      const own = withSafeVariables(alone, operation);
      known = {
        document: own,
        operation: operationNamed(own, undefined),
        conditionVariables: conditionVariables(own),
        compiled: new Map(),
        underWay: new Map(),
      };
      this.#known.set(operation, known);
    }
    return known;
  }

  /** @param variables with their defaults, by their safe names */
  compiled(own: KnownOperation, variables: Json, caller: Caller): CompiledOperation | Promise<CompiledOperation> {
    const key = own.conditionVariables?.map((name) => String(variables[name])).join() ?? '';
    const compiled = own.compiled.get(key);
    if (compiled) {
      this.#kept.get(compiled);
      return compiled;
    }

    const ofCaller = `${key} ${caller.client}`;
    let underWay = own.underWay.get(ofCaller);
    if (!underWay) {
      underWay = this.#compile(own, variables, caller)
        .then((made) => this.#keep(own, key, made))
        // What could not be planned is tried again, when it is asked again.
        .finally(() => own.underWay.delete(ofCaller));
      own.underWay.set(ofCaller, underWay);
    }
    return underWay;
  }

  #keep({ compiled }: KnownOperation, key: string, made: CompiledOperation): CompiledOperation {
    const [oldest] = compiled.size >= maxVariants ? compiled.values() : [];
    if (oldest) this.#kept.delete(oldest);
    compiled.set(key, made);
    this.#kept.set(made, () => compiled.delete(key));
    if (!this.#kept.has(made)) compiled.delete(key);
    return made;
  }

  async #compile(own: KnownOperation, variables: Json, caller: Caller): Promise<CompiledOperation> {
    const document = own.conditionVariables ? decideConditions(own.document, variables) : own.document;
    return compileOperation(this.compiler, document, operationNamed(document, undefined), caller);
  }
}

/** Throws when the document has no such operation, or several and no name to choose by. */
export function operationNamed(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const chosen = name ? operations.filter((operation) => operation.name?.value === name) : operations;
  const [operation] = chosen;
  if (!operation || chosen.length > 1) throw new Error('Say which of the operations of the document is meant.');
  return operation;
}

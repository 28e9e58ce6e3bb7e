import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { Caller } from '../planner/planner';
import { compileOperation, type CompiledOperation, type Compiler } from './compile-operation';
import { conditionVariables, decideConditions } from './conditions';

/** A document's operations as they were compiled, by name and by what their conditions came to. */
interface CompiledDocument {
  conditionVariables: string[] | undefined;
  compiled: Map<string, CompiledOperation>;
  /** For each caller by itself, who may be refused what another is given. */
  underWay: Map<string, Promise<CompiledOperation>>;
}

/** Of one document; with more conditions than that the oldest are compiled anew. */
const mostVariants = 32;

/** Compiles each operation once, for as long as its document is kept. */
export class Operations {
  readonly #documents = new WeakMap<DocumentNode, CompiledDocument>();

  constructor(private readonly compiler: Compiler) {}

  /** @param variables with their defaults */
  compiled(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    caller: Caller,
  ): CompiledOperation | Promise<CompiledOperation> {
    const known = this.#known(document);
    const decisions = known.conditionVariables?.map((name) => Number(variables[name] === true)).join('') ?? '';
    const key = `${operation.name?.value ?? ''} ${decisions}`;
    const compiled = known.compiled.get(key);
    if (compiled) return compiled;

    const ofCaller = `${key} ${caller.client}`;
    let underWay = known.underWay.get(ofCaller);
    if (!underWay) {
      underWay = this.#compile(document, operation, known.conditionVariables && variables, caller)
        .then((made) => this.#keep(known, key, made))
        // What could not be planned is tried again, when it is asked again.
        .finally(() => known.underWay.delete(ofCaller));
      known.underWay.set(ofCaller, underWay);
    }
    return underWay;
  }

  #keep({ compiled }: CompiledDocument, key: string, made: CompiledOperation): CompiledOperation {
    if (compiled.size >= mostVariants) compiled.delete(compiled.keys().next().value as string);
    compiled.set(key, made);
    return made;
  }

  #known(document: DocumentNode): CompiledDocument {
    let known = this.#documents.get(document);
    if (!known) {
      known = { conditionVariables: conditionVariables(document), compiled: new Map(), underWay: new Map() };
      this.#documents.set(document, known);
    }
    return known;
  }

  async #compile(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    conditions: Record<string, unknown> | undefined,
    caller: Caller,
  ): Promise<CompiledOperation> {
    if (!conditions) return compileOperation(this.compiler, document, operation, caller);
    const decided = decideConditions(document, conditions);
    return compileOperation(this.compiler, decided, operationNamed(decided, operation.name?.value), caller);
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

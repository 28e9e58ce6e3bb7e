import { Kind, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { compileOperation, type CompiledOperation, type Compiler } from './compile-operation';
import { conditionVariables, decideConditions } from './conditions';

/** A document's operations as they were compiled, by name and by what their conditions came to. */
interface CompiledDocument {
  conditionVariables: string[] | undefined;
  compiled: Map<string, Promise<CompiledOperation>>;
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
  ): Promise<CompiledOperation> {
    const known = this.#known(document);
    const decisions = known.conditionVariables?.map((name) => Number(variables[name] === true)).join('') ?? '';
    const key = `${operation.name?.value ?? ''} ${decisions}`;
    let compiled = known.compiled.get(key);
    if (!compiled) {
      compiled = this.#compile(document, operation, known.conditionVariables && variables);
      if (known.compiled.size >= mostVariants) known.compiled.delete(known.compiled.keys().next().value as string);
      known.compiled.set(key, compiled);
      // What could not be planned is tried again, when it is asked again.
      compiled.catch(() => known.compiled.delete(key));
    }
    return compiled;
  }

  #known(document: DocumentNode): CompiledDocument {
    let known = this.#documents.get(document);
    if (!known) {
      known = { conditionVariables: conditionVariables(document), compiled: new Map() };
      this.#documents.set(document, known);
    }
    return known;
  }

  async #compile(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    conditions: Record<string, unknown> | undefined,
  ): Promise<CompiledOperation> {
    if (!conditions) return compileOperation(this.compiler, document, operation);
    const decided = decideConditions(document, conditions);
    return compileOperation(this.compiler, decided, operationNamed(decided, operation.name?.value));
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

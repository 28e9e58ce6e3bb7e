import { parse, valueFromASTUntyped, type DirectiveNode } from 'graphql';

/** What the domains declare of their costs, by coordinate: `Program`, `Query.programs`. */
export interface CostTable {
  weights: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

export interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  /** The lists of the answer that are as long as the slicing arguments say: `edges` and `nodes` of a page. */
  sizedFields?: string[];
}

/** Reads `@cost` and `@listSize` from a composed supergraph. */
export function costTable(supergraphSdl: string): CostTable {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();

  function note(coordinate: string, directives: readonly DirectiveNode[] = []): void {
    for (const directive of directives) {
      if (directive.name.value === 'cost') weights.set(coordinate, Number(argumentsOf(directive).weight));
      if (directive.name.value === 'listSize') listSizes.set(coordinate, argumentsOf(directive));
    }
  }

  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in definition && definition.name && 'directives' in definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) note(`${type}.${field.name.value}`, field.directives);
  }
  return { weights, listSizes };
}

function argumentsOf(directive: DirectiveNode): ListSize & { weight?: unknown } {
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}

import { composeSchemas, type SubgraphSchema } from '@tokorozawa/partners';
import { UserFacingError } from '@tokorozawa/vocabulary';

/** Composes the supergraph. Throws a UserFacingError that lists every fault, each with its code and what may help. */
export function compose(schemas: SubgraphSchema[]): { supergraph: string; hints: string[] } {
  const { supergraph, faults, hints } = composeSchemas(schemas);
  if (supergraph) return { supergraph, hints };
  throw new UserFacingError(
    [
      `The subgraphs do not compose (${faults.length} fault${faults.length === 1 ? '' : 's'}). The supergraph was left as it is.`,
      ...faults.map((fault) => `  ${fault.replaceAll('\n', '\n  ')}`),
      ...hints.map((hint) => `  hint: ${hint}`),
    ].join('\n'),
  );
}

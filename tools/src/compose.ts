import { composeServices } from '@apollo/composition';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { parse } from 'graphql';

export interface SubgraphSchema {
  name: string;
  url: string;
  sdl: string;
}

export interface Composition {
  supergraph: string;
  /** What composes, but may not be meant so. */
  hints: string[];
}

/** Composes a supergraph. Throws a UserFacingError that lists every fault, each with its code and what may help. */
export function compose(schemas: SubgraphSchema[]): Composition {
  const { errors, hints, supergraphSdl } = composeServices(
    schemas.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  const told = (hints ?? [])
    .filter(({ definition }) => definition.level.name !== 'DEBUG')
    .map(({ definition, message }) => `${definition.level.name} ${definition.code}: ${message}`);
  if (!errors?.length && supergraphSdl) return { supergraph: `${supergraphSdl.trim()}\n`, hints: told };

  const faults = (errors ?? []).map(({ message, extensions }) => `${String(extensions.code ?? 'ERROR')}: ${message}`);
  throw new UserFacingError(
    [
      `The subgraphs do not compose (${faults.length} fault${faults.length === 1 ? '' : 's'}). The supergraph was left as it is.`,
      ...faults.map((fault) => `  ${fault.replaceAll('\n', '\n  ')}`),
      ...told.map((hint) => `  hint: ${hint}`),
    ].join('\n'),
  );
}

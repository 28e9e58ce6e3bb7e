import { composeServices } from '@apollo/composition';
import { GraphQLError, parse } from 'graphql';

export interface SubgraphSchema {
  name: string;
  url: string;
  sdl: string;
}

export interface Composition {
  /** Undefined if there are faults. */
  supergraph: string | undefined;
  /** Each with its code and, in Apollo's words, what may help. */
  faults: string[];
  /** What composes, but may not be meant so. */
  hints: string[];
}

/** Composes a supergraph. A schema that cannot be parsed is a fault too. */
export function composeSchemas(schemas: SubgraphSchema[]): Composition {
  const parsed = schemas.map(({ name, url, sdl }) => ({ name, url, typeDefs: parseSchema(name, sdl) }));
  const invalid = parsed.map(({ typeDefs }) => typeDefs).filter((one) => typeof one === 'string');
  if (invalid.length > 0) return { supergraph: undefined, faults: invalid, hints: [] };

  const { errors, hints, supergraphSdl } = composeServices(parsed as Parameters<typeof composeServices>[0]);
  const faults = (errors ?? []).map(({ message, extensions }) => `${String(extensions.code ?? 'ERROR')}: ${message}`);
  return {
    supergraph: faults.length === 0 && supergraphSdl ? `${supergraphSdl.trim()}\n` : undefined,
    faults,
    hints: (hints ?? [])
      .filter(({ definition }) => definition.level.name !== 'DEBUG')
      .map(({ definition, message }) => `${definition.level.name} ${definition.code}: ${message}`),
  };
}

function parseSchema(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [position] = error.locations ?? [];
    return `GRAPHQL_PARSE_FAILED: The schema of "${name}" cannot be read at line ${position?.line}, column ${position?.column}. ${error.message}`;
  }
}

import { createHash } from 'node:crypto';
import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, printSchema, Supergraph } from '@apollo/federation-internals';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** A supergraph as its callers see it. */
export interface Api {
  schema: GraphQLSchema;
  subgraphs: readonly SubgraphAddress[];
}

export interface SubgraphAddress {
  name: string;
  url: string;
}

interface PrintedApi {
  /** The SHA-256 of the supergraph. */
  supergraph: string;
  subgraphs: readonly SubgraphAddress[];
  schema: string;
}

/** The file in which a build keeps the output of {@link printApi}, beside the supergraph. */
export const apiFileOf = (supergraphFile: string): string => `${supergraphFile.replace(/\.graphql$/, '')}.api.json`;

/** `@requiresScopes` changes no plan. Enforcing it is left to the gateway, which knows the caller. */
const requiresScopes = 'https://specs.apollo.dev/requiresScopes/v0.1';

/** Derives the schema that callers of a supergraph see. The supergraph is not validated. */
export const deriveApiSchema = (supergraphSdl: string): GraphQLSchema =>
  build(supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();

/**
 * Validates a supergraph and derives from it what {@link readApi} reads. Deriving takes a good part of a start, so a build
 * does it. Throws if the supergraph is invalid.
 */
export function printApi(supergraphSdl: string): string {
  const supergraph = build(supergraphSdl, { validateSupergraph: true });
  const printed: PrintedApi = {
    supergraph: hashOf(supergraphSdl),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    schema: printSchema(supergraph.apiSchema()),
  };
  return JSON.stringify(printed);
}

/** Reads what was printed of a supergraph; undefined if it is not this one, which nobody has validated then. */
export function readApi(printed: string, supergraphSdl: string): Api | undefined {
  const { supergraph, subgraphs, schema } = JSON.parse(printed) as PrintedApi;
  if (supergraph !== hashOf(supergraphSdl)) return undefined;
  return { subgraphs, schema: buildSchema(schema, { assumeValid: true, assumeValidSDL: true, noLocation: true }) };
}

function build(supergraphSdl: string, { validateSupergraph }: { validateSupergraph: boolean }): Supergraph {
  const supportedFeatures = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, requiresScopes]);
  return Supergraph.build(supergraphSdl, { validateSupergraph, supportedFeatures });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

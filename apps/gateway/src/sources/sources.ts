import type { GraphQLDataSource, ServiceEndpointDefinition } from '@apollo/gateway';
import { findSubgraph } from '@tokorozawa/registry';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import { colocatedSource } from './colocated-source';
import { remoteSource, type RemoteSource } from './remote-source';

export interface SourcesOptions {
  /** The subgraphs of this process; every other one is asked over HTTP. */
  colocated: Subgraph[];
  /** Where the city's own subgraphs are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
  log: FastifyBaseLogger;
}

export interface Sources {
  sourceOf(endpoint: ServiceEndpointDefinition): GraphQLDataSource;
  close(): Promise<void>;
}

/** Where each subgraph of the supergraph is found. Only the transport differs. */
export function openSources({ colocated, subgraphUrl, gatewaySecret, log }: SourcesOptions): Sources {
  const here = new Map(colocated.map((subgraph) => [subgraph.name, colocatedSource(subgraph)]));
  const remote = new Map<string, RemoteSource>();

  function openRemote({ name, url }: ServiceEndpointDefinition): RemoteSource {
    const own = findSubgraph(name) !== undefined;
    const address = own ? subgraphUrl.replaceAll('{name}', name) : (url ?? '');
    const source = remoteSource({ name, url: address, gatewaySecret: own ? gatewaySecret : undefined, log });
    remote.set(`${name} ${url}`, source);
    return source;
  }

  return {
    sourceOf: (endpoint) =>
      here.get(endpoint.name) ?? remote.get(`${endpoint.name} ${endpoint.url}`) ?? openRemote(endpoint),
    close: async () => void (await Promise.all([...remote.values()].map((source) => source.close()))),
  };
}

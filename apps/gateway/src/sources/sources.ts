import type { GraphQLDataSource, ServiceEndpointDefinition } from '@apollo/gateway';
import { findSubgraph } from '@tokorozawa/registry';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { GatewayContext } from '../context';
import { colocatedSource } from './colocated-source';
import { remoteSource, type RemoteSource } from './remote-source';

export interface SourcesOptions {
  /** The subgraphs of this process; every other one is asked over HTTP. */
  colocated: Subgraph[];
  /** Where the city's own subgraphs are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
}

export interface Sources {
  sourceOf(endpoint: ServiceEndpointDefinition): GraphQLDataSource<GatewayContext>;
  /** Every subgraph of the supergraph by its name, once Apollo Gateway has asked where it is. */
  opened: ReadonlyMap<string, GraphQLDataSource<GatewayContext>>;
  close(): Promise<void>;
}

/** Where each subgraph of the supergraph is found. Only the transport differs. */
export function openSources({ colocated, subgraphUrl, gatewaySecret }: SourcesOptions): Sources {
  const here = new Map(colocated.map((subgraph) => [subgraph.name, colocatedSource(subgraph)]));
  const remote: RemoteSource[] = [];
  const opened = new Map<string, GraphQLDataSource<GatewayContext>>();

  function openRemote({ name, url = '' }: ServiceEndpointDefinition): RemoteSource {
    const source = findSubgraph(name)
      ? remoteSource({ name, url: subgraphUrl.replaceAll('{name}', name), gatewaySecret })
      : remoteSource({ name, url, gatewaySecret: undefined });
    remote.push(source);
    return source;
  }

  return {
    sourceOf(endpoint) {
      const source = here.get(endpoint.name) ?? openRemote(endpoint);
      opened.set(endpoint.name, source);
      return source;
    },
    opened,
    close: async () => void (await Promise.all(remote.map((source) => source.close()))),
  };
}

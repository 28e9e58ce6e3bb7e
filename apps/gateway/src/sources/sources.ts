import type { ServiceEndpointDefinition } from '@apollo/gateway';
import type { AskSubgraph } from '@tokorozawa/plan-executor';
import { findSubgraph } from '@tokorozawa/registry';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { GatewayContext } from '../context';
import { colocatedSource } from './colocated-source';
import { remoteSource } from './remote-source';
import type { Source } from './source';

export interface SourcesOptions {
  /** The subgraphs of this process; every other one is asked over HTTP. */
  colocated: Subgraph[];
  /** Where the city's own subgraphs are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
}

export interface Sources {
  /** Makes a subgraph of the supergraph known. */
  open(endpoint: ServiceEndpointDefinition): void;
  ask: AskSubgraph<GatewayContext>;
  close(): Promise<void>;
}

/** Where each subgraph of the supergraph is found. Only the transport differs. */
export function openSources({ colocated, subgraphUrl, gatewaySecret }: SourcesOptions): Sources {
  const sources = new Map(colocated.map((subgraph) => [subgraph.name, colocatedSource(subgraph)]));
  const replaced: Source[] = [];

  function remote({ name, url = '' }: ServiceEndpointDefinition): Source {
    return findSubgraph(name)
      ? remoteSource({ name, url: subgraphUrl.replaceAll('{name}', name), gatewaySecret })
      : remoteSource({ name, url, gatewaySecret: undefined });
  }

  return {
    open(endpoint) {
      if (colocated.some(({ name }) => name === endpoint.name)) return;
      const before = sources.get(endpoint.name);
      if (before) replaced.push(before);
      sources.set(endpoint.name, remote(endpoint));
    },
    ask: (subgraph, request, context) => {
      const source = sources.get(subgraph);
      if (!source) throw new Error(`The subgraph "${subgraph}" is not in the supergraph.`);
      return source.ask(request, context);
    },
    close: async () => void (await Promise.all([...sources.values(), ...replaced].map((source) => source.close()))),
  };
}

import type { ServiceEndpointDefinition } from '@apollo/gateway';
import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { findSubgraph } from '@tokorozawa/registry';
import type { DataVersion, Subgraph } from '@tokorozawa/subgraph-kit';
import type { GatewayContext } from '../context';
import type { Incidents } from '../incidents/incidents';
import { colocatedSource } from './colocated-source';
import { GuardedSource } from './guarded-source';
import { partnerSource, remoteSource } from './remote-source';
import type { Source } from './source';

export interface SourcesOptions {
  /** The subgraphs of this process; every other one is asked over HTTP. */
  colocated: Subgraph[];
  /** Where the city's own subgraphs are served, with `{name}` for the name. */
  subgraphUrl: string;
  gatewaySecret: string | undefined;
  /** The largest answer of a subgraph that is read, in bytes. */
  maxSubgraphAnswer: number;
  incidents: Incidents;
  /** The version of a subgraph's data, noted with every answer; undefined where nobody knows it. */
  versionOf(subgraph: string): DataVersion | undefined;
}

/** An answer, and the version of the subgraph's data from just before it was asked. */
export interface SourceAnswer {
  answer: FetchAnswer;
  version: DataVersion | undefined;
}

export type AskSource = (subgraph: string, request: FetchRequest, context: GatewayContext) => Promise<SourceAnswer>;

export interface Sources {
  /** Makes a subgraph of the supergraph known. */
  open(endpoint: ServiceEndpointDefinition): void;
  /** Every subgraph of the supergraph by its name. */
  opened: ReadonlyMap<string, Source>;
  ask: AskSource;
  close(): Promise<void>;
}

/** Where each subgraph of the supergraph is found. Only the transport differs. */
export function openSources(options: SourcesOptions): Sources {
  const { colocated, subgraphUrl, gatewaySecret, maxSubgraphAnswer: maxAnswer, incidents, versionOf } = options;
  const here = new Map(colocated.map((subgraph) => [subgraph.name, colocatedSource(subgraph)]));
  const opened = new Map<string, Source>();
  const replaced: Source[] = [];

  function remote({ name, url = '' }: ServiceEndpointDefinition): Source {
    return findSubgraph(name)
      ? remoteSource({ url: subgraphUrl.replaceAll('{name}', name), gatewaySecret, maxAnswer })
      : partnerSource({ url, maxAnswer });
  }

  return {
    open(endpoint) {
      const before = opened.get(endpoint.name);
      if (before) replaced.push(before);
      const source = here.get(endpoint.name) ?? remote(endpoint);
      opened.set(endpoint.name, new GuardedSource(endpoint.name, source, incidents));
    },
    opened,
    async ask(subgraph, request, context) {
      const source = opened.get(subgraph);
      if (!source) throw new Error(`The subgraph "${subgraph}" is not in the supergraph.`);
      const version = versionOf(subgraph);
      return { version, answer: await source.ask(request, context) };
    },
    close: async () => void (await Promise.all([...opened.values(), ...replaced].map((source) => source.close()))),
  };
}

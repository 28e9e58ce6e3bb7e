import type { FetchAnswer, FetchRequest } from '@tokorozawa/plan-executor';
import { within, type Subgraph } from '@tokorozawa/subgraph-kit';
import { GuardedTransport, type SubgraphIncidents } from './guarded-transport';
import { ownHttpTransport, partnerHttpTransport } from './http-transport';
import { partnerTransport, type PartnerSettings } from './partner-transport';
import type { FetchContext, SubgraphTransport } from './transport';

export interface SubgraphClientOptions {
  /** The subgraphs in this process. */
  colocated: Pick<Subgraph, 'name' | 'execute' | 'ping'>[];
  /** The GraphQL endpoint of a subgraph of our own in another process; undefined for one of another organization. */
  ownUrl(name: string): string | undefined;
  /** Identifies the gateway to subgraphs of our own. No other subgraph sees it. */
  gatewaySecret: string | undefined;
  /** In bytes. A larger answer is an error. */
  maxAnswerSize: number;
  incidents: SubgraphIncidents;
}

/** Fetches from the subgraphs of a supergraph, wherever each of them runs. */
export interface SubgraphClient {
  /** Adds a subgraph of the supergraph, or replaces it. Fetches that are under way finish with the one before. */
  connect(endpoint: { name: string; url?: string | undefined }): void;
  /**
   * Adds the subgraph of a partner, or replaces it. `connect` leaves it alone. Throws if its schema cannot be built.
   */
  connectPartner(name: string, settings: PartnerSettings): void;
  /** Removes the subgraph of a partner. Call it when no request is under way that may still fetch from it. */
  disconnectPartner(name: string): Promise<void>;
  /** The connected subgraphs by name. */
  transports: ReadonlyMap<string, SubgraphTransport>;
  /** Rejects with a SubgraphUnavailableError or a SubgraphOverloadedError if there is no answer in time. */
  fetch(subgraph: string, request: FetchRequest, context: FetchContext): Promise<FetchAnswer>;
  close(): Promise<void>;
}

export function openSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { colocated, ownUrl, gatewaySecret, maxAnswerSize, incidents } = options;
  const local = new Map(colocated.map((subgraph) => [subgraph.name, colocatedTransport(subgraph)]));
  const transports = new Map<string, SubgraphTransport>();
  const partners = new Set<string>();
  const replaced: SubgraphTransport[] = [];

  function httpTransport(name: string, partnerUrl: string): SubgraphTransport {
    const url = ownUrl(name);
    return url === undefined
      ? partnerHttpTransport({ url: partnerUrl, maxAnswerSize })
      : ownHttpTransport({ url, maxAnswerSize, gatewaySecret });
  }

  function replace(name: string, transport: SubgraphTransport): void {
    const before = transports.get(name);
    if (before) replaced.push(before);
    transports.set(name, transport);
  }

  return {
    connect({ name, url = '' }) {
      if (partners.has(name)) return;
      replace(name, new GuardedTransport(name, local.get(name) ?? httpTransport(name, url), incidents));
    },
    connectPartner(name, settings) {
      replace(name, partnerTransport(name, settings, incidents));
      partners.add(name);
    },
    async disconnectPartner(name) {
      if (!partners.delete(name)) return;
      const transport = transports.get(name);
      transports.delete(name);
      await transport?.close();
    },
    transports,
    async fetch(subgraph, request, context) {
      const transport = transports.get(subgraph);
      if (!transport) throw new Error(`The subgraph "${subgraph}" is not in the supergraph.`);
      return transport.fetch(request, context);
    },
    close: async () => void (await Promise.all([...transports.values(), ...replaced].map((one) => one.close()))),
  };
}

/** Reaches a subgraph in this process: values are handed over as they are, and nothing is printed or parsed. */
function colocatedTransport(subgraph: Pick<Subgraph, 'execute' | 'ping'>): SubgraphTransport {
  return {
    fetch({ query, variables, operationName }, { requestId, deadline, locale, caller, idempotencyKey }) {
      const { timeout } = deadline;
      const ofCaller = { requestId, timeout, locale, caller, idempotencyKey };
      const answer = subgraph.execute({ query, variables, operationName, ...ofCaller });
      return within(deadline, answer as Promise<FetchAnswer>);
    },
    ping: ({ deadline }) => within(deadline, subgraph.ping()),
    // Whoever opened the subgraph closes it.
    close: () => Promise.resolve(),
  };
}

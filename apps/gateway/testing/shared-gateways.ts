import { BlockList, isIPv6 } from 'node:net';
import type { Subgraph } from '@tokorozawa/subgraph-kit';
import type { GatewayOptions } from '../src';
import { enterRecords } from './entered-records';
import { openCity, type City } from './open-city';
import { manyRequests, openTestGateway, type TestGateway } from './open-test-gateway';

/** What a spec may choose of a gateway that it shares with all specs that choose the same. */
export interface SharedGatewayOptions extends Partial<
  Pick<GatewayOptions, 'publicUrl' | 'explorerDirectory' | 'securityContacts'>
> {
  /** True to have made-up records of municipalities, since none are delivered. */
  hasEnteredRecords?: boolean;
  /** The name of the domain that does not answer, or `all`. */
  without?: string;
  /** The memory for cached answers; by default there is no cache. */
  cacheMegabytes?: number;
  /** The addresses of the proxies that are believed; by default none is. */
  trustedProxies?: string[];
}

/** In milliseconds. Several specs ask at a time, and the machine may do much else. */
const patience = 300_000;

/** Gateways over two cities that nobody changes. Each is opened when it is first asked for. */
export class SharedGateways {
  readonly #cities = new Map<boolean, Promise<City>>();
  readonly #gateways = new Map<string, Promise<TestGateway>>();
  /** The names of the subgraphs that were asked, by the ids of the requests. */
  readonly #asked = new Map<string | undefined, string[]>();

  /** The address of the gateway with these options. */
  async open(options: SharedGatewayOptions): Promise<string> {
    const key = JSON.stringify(Object.entries(options).sort());
    const opened = this.#gateways.get(key) ?? this.#openGateway(options);
    this.#gateways.set(key, opened);
    return (await opened).url;
  }

  async subgraphsAskedFor(requestId: string): Promise<string[]> {
    return this.#asked.get(requestId) ?? [];
  }

  async close(): Promise<void> {
    for (const gateway of this.#gateways.values()) await (await gateway).close();
    for (const city of this.#cities.values()) await (await city).close();
  }

  async #openGateway(options: SharedGatewayOptions): Promise<TestGateway> {
    const { hasEnteredRecords = false, without, cacheMegabytes = 0, trustedProxies, ...others } = options;
    const city = without === 'all' ? undefined : await this.#cityWith(hasEnteredRecords);
    const subgraphs = (city?.subgraphs ?? []).filter(({ name }) => name !== without);
    return openTestGateway({
      colocated: subgraphs.map((subgraph) => this.#noted(readOnly(subgraph))),
      responseCache: { megabytes: cacheMegabytes, url: undefined },
      trustedProxies: trustedProxies && blockListOf(trustedProxies),
      requestTimeout: patience,
      admissionLimits: { ...manyRequests, receiveTimeout: patience, readTimeout: patience },
      ...others,
    });
  }

  #noted(subgraph: Subgraph): Subgraph {
    return {
      ...subgraph,
      execute: (request) => {
        const before = this.#asked.get(request.requestId) ?? [];
        this.#asked.set(request.requestId, [...before, subgraph.name]);
        return subgraph.execute(request);
      },
    };
  }

  #cityWith(hasEnteredRecords: boolean): Promise<City> {
    const city = this.#cities.get(hasEnteredRecords) ?? openCityWith(hasEnteredRecords);
    this.#cities.set(hasEnteredRecords, city);
    return city;
  }
}

function blockListOf(addresses: string[]): BlockList {
  const list = new BlockList();
  for (const address of addresses) list.addAddress(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return list;
}

async function openCityWith(hasEnteredRecords: boolean): Promise<City> {
  const city = await openCity(undefined, { notesWhatIsAsked: false });
  if (hasEnteredRecords) await enterRecords(city);
  return city;
}

/** Others read the same data, so a mutation is a mistake of the spec that sends it. */
const readOnly = (subgraph: Subgraph): Subgraph => ({
  ...subgraph,
  execute: (request) =>
    request.query.startsWith('mutation')
      ? Promise.reject(new Error('A shared gateway is only read. A spec that writes opens a city of its own.'))
      : subgraph.execute(request),
});

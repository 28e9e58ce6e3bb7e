import type { Subgraph } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { eventually } from './eventually';
import type { City } from './open-city';
import type { TestGateway } from './open-test-gateway';

/** Each domain with a root field of its own. */
const rootFields: Record<string, string> = {
  'city-promotion': 'cityBrand { __typename }',
  'comprehensive-plan': 'comprehensivePlan { __typename }',
  'gender-equality': 'genderEqualityCenters { __typename }',
  informatization: 'informatizationPolicies { __typename }',
  'international-relations': 'sisterCities { __typename }',
  'regional-partnership': 'regionalCouncils { __typename }',
  'regional-services': 'facilities { __typename }',
  catalogue: 'editions { __typename }',
};

/** The names of all domains. A spec compares them with those of the graph. */
export const domains = Object.keys(rootFields);

/** The domains of a city, of which one can be lost: its database does not answer then. */
export class LosableDomains {
  readonly subgraphs: Subgraph[];
  #lost: string | undefined;

  constructor(city: Pick<City, 'subgraphs'>) {
    this.subgraphs = city.subgraphs.map((subgraph) => this.#losable(subgraph));
  }

  #losable(subgraph: Subgraph): Subgraph {
    const { name, execute } = subgraph;
    const unavailable = { data: null, errors: [new SubgraphUnavailableError(name).toJSON()] };
    return { ...subgraph, execute: async (request) => (name === this.#lost ? unavailable : execute(request)) };
  }

  /** Loses a domain while something is done, and waits until the gateway asks it again. */
  async without<Result>(domain: string, gateway: TestGateway, act: () => Promise<Result>): Promise<Result> {
    this.#lost = domain;
    try {
      return await act();
    } finally {
      this.#lost = undefined;
      await eventually('it answers again', async () => {
        // A domain that is known to be down is tried again as soon as it answers a ping.
        await gateway.get('/health/subgraphs');
        return (await gateway.ask(`{ ${rootFields[domain]} }`)).errors === undefined;
      });
    }
  }
}

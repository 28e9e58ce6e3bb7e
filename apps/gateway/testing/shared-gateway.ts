import { askedGateway, type AskedGateway } from './ask-gateway';
import type { SharedGatewayOptions, SharedGateways } from './shared-gateways';

/** The variable with the address that tells where the processes are whose gateways the specs of a run share. */
const offerVariable = 'PLANNING_GRAPH_SHARED_GATEWAYS';

export interface SharedGateway extends AskedGateway {
  /** The names of the subgraphs that were asked for a request. Its id is in the header `x-request-id` of the answer. */
  subgraphsAskedFor(requestId: string | null | undefined): Promise<string[]>;
}

type Gateways = Pick<SharedGateways, 'open' | 'subgraphsAskedFor' | 'close'>;

/**
 * A gateway over the delivered data for tests that only read. It is the same for all specs that choose the same options,
 * so that the product is not started for each of them. Declared outside of tests, used within them.
 */
export function sharedGateway(options: SharedGatewayOptions = {}): SharedGateway {
  let gateways: Gateways;
  let url = '';
  beforeAll(async () => {
    gateways = await gatewaysOfRun(options.hasEnteredRecords ? 'entered' : 'delivered');
    url = await gateways.open(options);
  });
  afterAll(() => gateways.close());
  return Object.assign(
    askedGateway(() => url),
    { subgraphsAskedFor: (requestId: string | null | undefined) => gateways.subgraphsAskedFor(requestId ?? '') },
  );
}

/** @param city the process of each city has an address of its own */
async function gatewaysOfRun(city: string): Promise<Gateways> {
  const offer = process.env[offerVariable];
  if (offer) {
    const address = await textAt(`${offer}/${city}`);
    return {
      open: (options) => textAt(address, { method: 'POST', body: JSON.stringify(options) }),
      subgraphsAskedFor: async (requestId) => JSON.parse(await textAt(`${address}/${requestId}`)) as string[],
      close: async () => undefined,
    };
  }
  // The run shares none. The product is loaded only here, because it takes longer than most specs.
  const own = jest.requireActual<{ SharedGateways: new () => SharedGateways }>('./shared-gateways');
  return new own.SharedGateways();
}

async function textAt(address: string, request?: RequestInit): Promise<string> {
  const response = await fetch(address, request);
  const text = await response.text();
  if (!response.ok) throw new Error(`The specs of this run have no gateway to share. ${text}`);
  return text;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { composeServices } from '@apollo/composition';
import { request } from 'undici';
import { untilReady } from '../harness/child.mjs';
import { inBench } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { bare } from '../peers/bare/peer.mjs';
import { fanOut } from '../peers/fan-out/peer.mjs';
import { grafbase } from '../peers/grafbase/peer.mjs';
import { hiveNode, hiveRust, hiveRustPlain } from '../peers/hive/peer.mjs';
import { mercurius } from '../peers/mercurius/peer.mjs';
import { oursDelivered, oursPlain, oursSharing } from '../peers/ours/peer.mjs';
import { stockApollo } from '../peers/stock-apollo/peer.mjs';
import { shopNames, shopSdl } from '../shop/schemas.mjs';
import { countingFrom, startCounted } from './counted.mjs';
import { shopPage } from './questions.mjs';

export const shop = {
  id: 'a',
  title: 'the four-subgraph shop of the public gateway benchmark, 87 kB',
  connections: 50,
  questions: [shopPage],
  reference: fanOut,
  peers: [
    bare,
    fanOut,
    oursPlain,
    oursSharing,
    oursDelivered,
    stockApollo,
    hiveNode,
    hiveRust,
    hiveRustPlain,
    mercurius,
    grafbase,
  ],

  async open({ directory }) {
    const served = await Promise.all(shopNames.map((name) => serve(name, directory)));
    const supergraph = join(directory, 'shop.supergraph.graphql');
    writeFileSync(supergraph, composed(served));
    return {
      supergraph,
      ourSupergraph: supergraph,
      subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
      gatewaySecret: 'nobody asks for it here',
      headers: {},
      subgraphs: served,
      fetches: countingFrom(served),
      close: () => Promise.all(served.map(({ child }) => child.stop())),
    };
  },
};

async function serve(name, directory) {
  const port = await freePort();
  const program = {
    command: process.execPath,
    args: [inBench('shop/serve.mjs'), name],
    env: { PORT: String(port) },
  };
  const { child, counterUrl } = await startCounted(program, { name: `shop-${name}`, directory });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, `the shop's subgraph ${name}`, () => request(origin));
  return {
    name,
    child,
    counterUrl,
    url: `${origin}/graphql`,
    sdl: shopSdl(name),
    firstUrl: `${origin}/v1/graphql`,
    firstSdl: shopSdl(name, 1),
  };
}

function composed(services) {
  const { supergraphSdl, errors } = composeServices(
    services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors?.length) throw new Error(`The shop does not compose: ${errors.map(({ message }) => message).join('; ')}`);
  return supergraphSdl;
}

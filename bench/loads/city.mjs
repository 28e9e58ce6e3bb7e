import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilReady } from '../harness/child.mjs';
import { inRoot } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { request } from 'undici';
import { countingFrom, startCounted } from './counted.mjs';
import { openDatabase } from './database.mjs';

const gatewaySecret = 'a secret of the bench alone';
const supergraphFile = inRoot('supergraph.graphql');

/** Our own subgraphs over a fresh PostgreSQL with the reviewed data, served by a separate process. */
export async function openCity({ directory, say }) {
  const database = await openDatabase({ say });
  const port = await freePort();
  const subgraphUrl = `http://127.0.0.1:${port}/{name}/graphql`;
  const { text, subgraphs } = supergraphAt(subgraphUrl);
  const supergraph = join(directory, 'city.supergraph.graphql');
  writeFileSync(supergraph, text);
  const program = {
    command: process.execPath,
    args: [inRoot('apps/subgraph/dist/main.js'), ...subgraphs.map(({ name }) => name)],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: database.url,
      PREPARE_DATABASE: 'false',
      GATEWAY_SECRET: gatewaySecret,
      LOG_LEVEL: 'error',
    },
  };
  const served = await startCounted(program, { name: 'city-subgraphs', directory });
  const health = `http://127.0.0.1:${port}/health/ready`;
  await untilReady(served.child, 'the process of our subgraphs', () => succeeds(health));
  return {
    supergraph,
    ourSupergraph: supergraphFile,
    subgraphUrl,
    gatewaySecret,
    headers: { authorization: `Bearer ${gatewaySecret}` },
    databaseUrl: database.url,
    readerUrl: database.readerUrl,
    subgraphs,
    fetches: countingFrom([served]),
    async close() {
      await served.child.stop();
      await database.close();
    },
  };
}

/** The committed supergraph with the addresses of this bench's subgraphs. */
function supergraphAt(subgraphUrl) {
  const subgraphs = [];
  const text = readFileSync(supergraphFile, 'utf8').replaceAll(
    /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g,
    (_directive, name) => {
      const url = subgraphUrl.replace('{name}', name);
      subgraphs.push({ name, url, sdl: readFileSync(inRoot('libs/subgraphs', name, 'schema.graphql'), 'utf8') });
      return `@join__graph(name: "${name}", url: "${url}")`;
    },
  );
  return { text, subgraphs };
}

async function succeeds(url) {
  const { statusCode, body } = await request(url);
  await body.dump();
  if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
}

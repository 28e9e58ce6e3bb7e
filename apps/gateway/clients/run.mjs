// Asks a gateway the same question with each client that people use until the answer comes from the cache, and prints
// what each of them saw.
// node run.mjs <address of the gateway> <folder for generated code>
import { setTimeout } from 'node:timers/promises';
import { exchanges } from './exchanges.mjs';
import { apolloBatches, apolloClients } from './apollo.mjs';
import { otherClients } from './others.mjs';
import { relayApp } from './relay-app.mjs';
import { relayClient } from './relay.mjs';
import { typedClients } from './typed.mjs';

/** While a busy machine does not know the versions of the data, no answer is cached. */
const maxQuestions = 100;
const isHit = ({ cacheStatus }) => cacheStatus === 'planning-graph; hit';

const [gateway, folder] = process.argv.slice(2);
const url = `${gateway}/graphql`;
const schema = await (await fetch(`${gateway}/schema.graphql`)).text();

const clients = [
  ...apolloClients(url),
  ...otherClients(url),
  await relayClient(url, { folder, schema }),
  ...(await typedClients(url, { folder, schema })),
];
const seen = {};
for (const [name, ask] of clients) {
  exchanges.length = 0;
  const answers = [await ask(), await ask()];
  while (!isHit(exchanges.at(-1)) && answers.length < maxQuestions) {
    await setTimeout(100);
    answers.push(await ask());
  }
  seen[name] = { answers, exchanges: [...exchanges] };
}
const app = await relayApp(url, { folder, schema });
const output = JSON.stringify({ clients: seen, batches: await apolloBatches(url), app });
// Relay keeps timers of five minutes.
process.stdout.write(output, () => process.exit());

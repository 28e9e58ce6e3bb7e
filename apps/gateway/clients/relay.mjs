import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import compiler from 'relay-compiler';
import relay from 'relay-runtime';
import { questionOf, variables } from './question.mjs';

const run = promisify(execFile);
const { Environment, fetchQuery, Network, RecordSource, Store } = relay;

/** Compiles a question against the schema, as the build of an application does, and asks it through Relay's store. */
export async function relayClient(url, { folder, schema }) {
  const name = 'RelayCitiesQuery';
  await writeFile(join(folder, 'schema.graphql'), schema);
  await writeFile(join(folder, 'RelayCities.js'), `graphql\`${questionOf(name)}\`;\n`);
  const config = { src: '.', schema: './schema.graphql', language: 'javascript', eagerEsModules: true };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
  await run(compiler, ['relay.config.json'], { cwd: folder });
  const { default: node } = await import(join(folder, '__generated__', `${name}.graphql.js`));

  const network = Network.create(async ({ id, name: operationName, text: query }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, operationName, query, variables }),
    });
    return response.json();
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  async function ask() {
    const { sisterCities } = await fetchQuery(environment, node, variables).toPromise();
    return sisterCities.map(({ name }) => name);
  }
  return ['Relay', ask];
}

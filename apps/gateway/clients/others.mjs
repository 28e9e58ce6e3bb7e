import { QueryClient } from '@tanstack/query-core';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import { questionOf, variables } from './question.mjs';

/** Clients that need no more than an address. */
export const otherClients = (url) => [
  ['Urql', urql(url)],
  ['GraphqlRequest', graphqlRequest(url)],
  ['TanStackQuery', tanStackQuery(url)],
];

const namesOf = ({ sisterCities }) => sisterCities.map(({ name }) => name);

function urql(url) {
  const client = new Client({ url, exchanges: [fetchExchange] });
  return async () => {
    const { data, error } = await client.query(questionOf('Urql'), variables).toPromise();
    if (error) throw error;
    return namesOf(data);
  };
}

function graphqlRequest(url) {
  const client = new GraphQLClient(url);
  return async () => namesOf(await client.request(questionOf('GraphqlRequest'), variables));
}

function tanStackQuery(url) {
  const client = new QueryClient();
  async function queryFn() {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: questionOf('TanStackQuery'), variables }),
    });
    return (await response.json()).data;
  }
  return async () => namesOf(await client.fetchQuery({ queryKey: ['sisterCities'], queryFn }));
}

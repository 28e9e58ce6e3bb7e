import { createHash } from 'node:crypto';
import * as apollo3 from 'apollo-client-3/core/index.js';
import { BatchHttpLink as BatchHttpLink3 } from 'apollo-client-3/link/batch-http/index.js';
import { createPersistedQueryLink as persistedQueryLink3 } from 'apollo-client-3/link/persisted-queries/index.js';
import * as apollo4 from 'apollo-client-4/core';
import { BatchHttpLink as BatchHttpLink4 } from 'apollo-client-4/link/batch-http';
import { PersistedQueryLink } from 'apollo-client-4/link/persisted-queries';
import { questionOf, variables } from './question.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const versions = {
  3: { ...apollo3, BatchHttpLink: BatchHttpLink3, persistedQueryLink: persistedQueryLink3 },
  4: { ...apollo4, BatchHttpLink: BatchHttpLink4, persistedQueryLink: (options) => new PersistedQueryLink(options) },
};

/** Each way in which Apollo Client is set up to ask, in both versions that are in use. */
export function apolloClients(uri) {
  return Object.entries(versions).flatMap(([version, library]) => {
    const { HttpLink, persistedQueryLink } = library;
    const links = {
      Post: new HttpLink({ uri }),
      Get: new HttpLink({ uri, useGETForQueries: true }),
      PersistedPost: persistedQueryLink({ sha256 }).concat(new HttpLink({ uri })),
      PersistedGet: persistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri })),
    };
    const named = Object.entries(links).map(([way, link]) => [`Apollo${version}${way}`, link]);
    return named.map(([name, link]) => [name, asker(library, link, name)]);
  });
}

/** What an application sees of two questions that are sent as a batch: the messages of their errors. */
export async function apolloBatches(uri) {
  const messages = Object.values(versions).map(async (library) => {
    const link = new library.BatchHttpLink({ uri, batchInterval: 5 });
    const questions = ['BatchA', 'BatchB'].map((name) => asker(library, link, name)());
    return (await Promise.allSettled(questions)).map(({ reason }) => reason?.message);
  });
  return (await Promise.all(messages)).flat();
}

function asker({ ApolloClient, InMemoryCache, gql }, link, name) {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const query = gql(questionOf(name));
  return async () => {
    const { data } = await client.query({ query, variables, fetchPolicy: 'network-only' });
    return data.sisterCities.map(({ name }) => name);
  };
}

import { initGraphQLTada } from 'gql.tada';
import { GraphQLClient } from 'graphql-request';
import type { introspection } from './graphql-env.js';

const graphql = initGraphQLTada<{ introspection: introspection; scalars: { ID: string } }>();

const question = graphql(`
  query Tada($locale: Locale!) {
    sisterCities {
      name(locale: $locale)
    }
  }
`);

export function asker(url: string): () => Promise<string[]> {
  const client = new GraphQLClient(url);
  return async () => {
    const { sisterCities } = await client.request(question, { locale: 'EN' });
    // @ts-expect-error The types know that no such locale is.
    void (() => client.request(question, { locale: 'FR' }));
    // @ts-expect-error The types know what was not asked for.
    void sisterCities?.[0]?.id;
    return (sisterCities ?? []).map((city) => city.name satisfies string);
  };
}

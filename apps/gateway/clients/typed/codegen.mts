import { GraphQLClient } from 'graphql-request';
import { graphql } from './gql/index.js';

const question = graphql(`
  query Codegen($locale: Locale!) {
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

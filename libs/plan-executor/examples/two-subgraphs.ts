import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { PlanExecutor, type FetchAnswer } from '@tokorozawa/plan-executor';
import { execute, parse } from 'graphql';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const books = {
  name: 'books',
  typeDefs: parse(`${link} type Query { books: [Book] } type Book @key(fields: "isbn") { isbn: ID! title: String }`),
  resolvers: { Query: { books: () => [{ isbn: '1', title: 'Kokoro' }] } },
};
const reviews = {
  name: 'reviews',
  typeDefs: parse(`${link} type Book @key(fields: "isbn") { isbn: ID! stars: Int }`),
  resolvers: { Book: { stars: ({ isbn }: { isbn: string }) => (isbn === '1' ? 5 : null) } },
};

export async function main(): Promise<string | undefined> {
  // Usually the supergraph is composed beforehand and read from a file.
  const { supergraphSdl } = composeServices([books, reviews]);
  if (!supergraphSdl) throw new Error('The subgraphs do not compose.');

  const schemas = { books: buildSubgraphSchema(books), reviews: buildSubgraphSchema(reviews) };
  const executor = new PlanExecutor<{ requestId: string }>({
    supergraphSdl,
    // Subgraphs in this process are asked with values. For one that is reached over HTTP, send `request.body`.
    async ask(subgraph, request, context) {
      const answer = await execute({
        schema: schemas[subgraph as keyof typeof schemas],
        document: parse(request.query),
        variableValues: request.variables,
        contextValue: context,
      });
      return structuredClone(answer) as FetchAnswer;
    },
  });

  const { data, errors } = await executor.executeToJson({
    document: parse('{ books { title stars } }'),
    context: { requestId: '1' },
  });
  executor.close();
  if (errors.length > 0) throw new AggregateError(errors);
  return data; // {"books":[{"title":"Kokoro","stars":5}]}
}

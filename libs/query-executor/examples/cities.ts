import { QueryExecutor, validateQuery } from '@tokorozawa/query-executor';
import { buildSchema, parse, type ExecutionResult } from 'graphql';

const schema = buildSchema(`
  type Query { cities: [City!]! }
  type City { name: String! population: Int }
`);

interface Context {
  cities: { id: number; name: string }[];
  populationOf(id: number): Promise<number>;
}

const executor = new QueryExecutor({
  schema,
  fieldResolver(source, _args, context, { fieldName }) {
    const { cities, populationOf } = context as Context;
    if (fieldName === 'cities') return cities;
    const city = source as Context['cities'][number];
    // All cities are asked for their population before any of the promises is awaited: a DataLoader sees one batch.
    return fieldName === 'population' ? populationOf(city.id) : city.name;
  },
  onFallback: (cause) => console.warn('graphql-js answered:', cause),
});

export async function main(): Promise<ExecutionResult> {
  // Keep the parsed document: the query is compiled once for each document.
  const document = parse('{ cities { name population } }');
  const errors = validateQuery(schema, document);
  if (errors.length > 0) return { errors };
  const contextValue: Context = {
    cities: [
      { id: 1, name: 'Tokorozawa' },
      { id: 2, name: 'Hanno' },
    ],
    populationOf: async (id) => (id === 1 ? 344_000 : 78_000),
  };
  return executor.execute({ document, contextValue });
}

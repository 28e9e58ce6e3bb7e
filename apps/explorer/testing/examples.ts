import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type Part, shapeOf } from '../src/answer/shape';

const root = join(__dirname, '../../..');

/** What callers may ask, as it is committed. */
export const graph: GraphQLSchema = buildSchema(readFileSync(join(root, 'supergraph.graphql'), 'utf8'));

/** A checked question with its checked answer, as both are committed. */
export interface Example {
  /** Its domain and file: `gender-equality/courses`. */
  name: string;
  query: string;
  document: DocumentNode;
  shape: Part[];
  data: Record<string, unknown>;
}

/** Files of all domains: `graphqlFiles('examples')`. */
export function graphqlFiles(folder: 'examples' | 'parts'): { name: string; text: string }[] {
  const domains = readdirSync(join(root, 'libs/subgraphs')).sort();
  return domains.flatMap((domain) =>
    filesIn(join(root, 'libs/subgraphs', domain, folder))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => ({
        name: `${domain}/${file.slice(0, -'.graphql'.length)}`,
        text: readFileSync(join(root, 'libs/subgraphs', domain, folder, file), 'utf8'),
      })),
  );
}

export const examples: Example[] = graphqlFiles('examples').map(({ name, text }) => {
  const [domain, file] = name.split('/') as [string, string];
  const expected = join(root, 'libs/subgraphs', domain, 'examples', `${file}.expected.json`);
  const { data } = JSON.parse(readFileSync(expected, 'utf8')) as Pick<Example, 'data'>;
  const document = parse(text);
  return { name, query: text, document, shape: shapeOf(graph, document), data };
});

/** An example by its name. Throws when there is none. */
export function example(name: string): Example {
  const found = examples.find((each) => each.name === name);
  if (!found) throw new Error(`There is no example ${name}.`);
  return found;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readHead, withDefaults } from '@tokorozawa/question-files/head';
import { exampleDay } from '@tokorozawa/question-files/testing';
import { buildSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type AnswerField, answerShape } from '../src/shape';

const root = join(__dirname, '../../..');

/** The committed supergraph. */
export const graph: GraphQLSchema = buildSchema(readFileSync(join(root, 'supergraph.graphql'), 'utf8'));

/** The directories of the domains, by name. */
export const domainDirectories: string[] = readdirSync(join(root, 'libs/subgraphs'))
  .sort()
  .map((domain) => join(root, 'libs/subgraphs', domain));

/** A committed question with its committed answer. */
export interface Example {
  /** Its domain and file: `gender-equality/courses`. */
  name: string;
  query: string;
  document: DocumentNode;
  shape: AnswerField[];
  data: Record<string, unknown>;
}

/** The `.graphql` files of all domains in a folder: `graphqlFiles('examples')`. */
export function graphqlFiles(folder: 'examples' | 'parts'): { name: string; text: string }[] {
  return domainDirectories.flatMap((directory) =>
    filesIn(join(directory, folder))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => ({
        name: `${basename(directory)}/${file.slice(0, -'.graphql'.length)}`,
        text: readFileSync(join(directory, folder, file), 'utf8'),
      })),
  );
}

export const examples: Example[] = graphqlFiles('examples').map(({ name, text }) => {
  const [domain, file] = name.split('/') as [string, string];
  const expected = join(root, 'libs/subgraphs', domain, 'examples', `${file}.expected.json`);
  const { data } = JSON.parse(readFileSync(expected, 'utf8')) as Pick<Example, 'data'>;
  const query = withDefaults(readHead(text, name), exampleDay);
  const document = parse(query);
  return { name, query, document, shape: answerShape(graph, document), data };
});

/** The example with this name. Throws an error if there is none. */
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { readHead, withDefaults } from '@tokorozawa/question-files/head';
import { exampleDay } from '@tokorozawa/question-files/testing';
import { subgraphs } from '@tokorozawa/registry';

/** A query that is shown to people. */
export interface Example {
  name: string;
  /** Asked on the day of the examples. */
  query: string;
  /** The reviewed answer; undefined if there is none. */
  expected: unknown;
}

/** The examples of all domains, and the first query of the explorer. */
export function examples(): Example[] {
  const folders = subgraphs.map(({ directory }) => join(directory, 'examples')).filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => join(folder, file)),
  );
  return [...files, join(workspaceRoot, 'apps/explorer/src/editor/first-query.graphql')].map(example);
}

function example(file: string): Example {
  const expected = file.replace(/\.graphql$/, '.expected.json');
  return {
    name: file.slice(workspaceRoot.length + 1),
    query: withDefaults(readHead(readFileSync(file, 'utf8'), file), exampleDay),
    expected: existsSync(expected) ? JSON.parse(readFileSync(expected, 'utf8')) : undefined,
  };
}

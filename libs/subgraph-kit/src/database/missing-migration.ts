import type { DataSource } from 'typeorm';
import type { SubgraphDefinition } from '../definition/subgraph';
import { createTables } from './prepare';

/**
 * Runs all migrations of a domain, and returns the SQL statements by which its tables then differ from what its entities
 * declare. There are none if the migrations are complete.
 *
 * @param databaseUrl of a database in which the domain has no tables yet
 */
export function missingMigration(databaseUrl: string, definition: SubgraphDefinition): Promise<string[]> {
  return createTables(databaseUrl, definition, missingStatements);
}

/** Returns the SQL statements that would make the tables of a database what its entities declare. */
export async function missingStatements(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  const reserved = await reservedWords(database);
  return upQueries.map(({ query }) => plain(query, database.driver.schema ?? '', reserved));
}

/** Reads the words that PostgreSQL accepts as a name only in quotes. */
async function reservedWords(database: DataSource): Promise<Set<string>> {
  const words = await database.query<{ word: string }[]>(`SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'`);
  return new Set(words.map(({ word }) => word));
}

/** Writes a statement as our migrations do: without the schema, without defaults, with quotes only where needed. */
function plain(statement: string, schema: string, reserved: Set<string>): string {
  const unquoted = statement
    .replaceAll(`"${schema}".`, '')
    .replaceAll(/"([a-z_][a-z0-9_]*)"/g, (quoted, name: string) => (reserved.has(name) ? quoted : name))
    .replaceAll(/ ON (?:DELETE|UPDATE) NO ACTION/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
  const [, head, columns] = /^(CREATE TABLE \S+) \((.*)\)$/.exec(unquoted) ?? [];
  return `${head && columns ? `${head} (\n  ${columns.replaceAll(/, (?![^(]*\))/g, ',\n  ')}\n)` : unquoted};`;
}

const warnings: [RegExp, string][] = [
  [/\bDROP (TABLE|COLUMN)\b/, 'This deletes data. If a column or a table was renamed, RENAME it instead.'],
  [
    /^ALTER TABLE \S+ ADD \S+ .*NOT NULL/,
    'Existing rows need a value: add the column with a DEFAULT, and then ALTER COLUMN … DROP DEFAULT.',
  ],
  [/\bSET NOT NULL\b/, 'Existing rows may have no value: set one first.'],
  [/\bADD CONSTRAINT \S+ UNIQUE\b/, 'Existing rows may have equal values.'],
];

/** Writes statements as a draft of a migration, with a comment where a person has to decide. */
export function draftMigration(statements: string[]): string {
  return statements
    .map((statement) => {
      const comments = warnings.filter(([pattern]) => pattern.test(statement)).map(([, text]) => `-- ${text}\n`);
      return `${comments.join('')}${statement}\n`;
    })
    .join('');
}

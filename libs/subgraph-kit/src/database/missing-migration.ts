import type { DataSource } from 'typeorm';

/** The SQL statements that would make the tables what the entities declare; empty when the migrations are complete. */
export async function missingMigration(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  const reserved = await reservedWords(database);
  return upQueries.map(({ query }) => plain(query, database.driver.schema ?? '', reserved));
}

/** Words that PostgreSQL does not take for a name unless they are quoted. */
async function reservedWords(database: DataSource): Promise<Set<string>> {
  const words = await database.query<{ word: string }[]>(`SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'`);
  return new Set(words.map(({ word }) => word));
}

/** Writes a statement as migrations write them: without the name of the schema, and quoted only where it must be. */
function plain(statement: string, schema: string, reserved: Set<string>): string {
  const unquoted = statement
    .replaceAll(`"${schema}".`, '')
    .replaceAll(/"([a-z_][a-z0-9_]*)"/g, (quoted, name: string) => (reserved.has(name) ? quoted : name));
  const [, head, columns] = /^(CREATE TABLE \S+) \((.*)\)$/.exec(unquoted) ?? [];
  return `${head && columns ? `${head} (\n  ${columns.replaceAll(/, (?![^(]*\))/g, ',\n  ')}\n)` : unquoted};`;
}

const warnings: [RegExp, string][] = [
  [/\bDROP (TABLE|COLUMN)\b/, 'This deletes data. If something has got another name, RENAME it instead.'],
  [
    /^ALTER TABLE \S+ ADD \S+ .*NOT NULL/,
    'Rows that exist need a value: add the column with a DEFAULT, and then ALTER COLUMN … DROP DEFAULT.',
  ],
  [/\bSET NOT NULL\b/, 'Rows that exist may have no value: give them one first.'],
  [/\bADD CONSTRAINT \S+ UNIQUE\b/, 'Rows that exist may have the same value.'],
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

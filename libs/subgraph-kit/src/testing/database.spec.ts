import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { library } from '../../fixture/src/subgraph';
import { openTestSubgraph } from './open-test-subgraph';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'planning-graph-library-'));
  cpSync(library.directory, directory, { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The fixture with other migrations. */
function withMigrations(change: (sql: string) => string) {
  const [file] = readdirSync(join(directory, 'migrations'));
  const path = join(directory, 'migrations', String(file));
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return { ...library, directory };
}

test('a column that no migration creates is reported with the SQL that creates it', async () => {
  const opening = openTestSubgraph(withMigrations((sql) => sql.replace(',\n  born_in integer', '')));
  await expect(opening).rejects.toThrow('ALTER TABLE author ADD born_in integer;');
});

test('a table that no migration creates is reported with the SQL that creates it', async () => {
  const opening = openTestSubgraph(withMigrations((sql) => sql.slice(0, sql.indexOf('CREATE TABLE book_copy'))));
  await expect(opening).rejects.toThrow(
    'CREATE TABLE book_copy (\n  id text NOT NULL,\n  book_id text NOT NULL,\n  shelf text NOT NULL,\n  CONSTRAINT book_copy_pkey PRIMARY KEY (id)\n);',
  );
});

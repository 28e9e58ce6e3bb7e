import { draftMigration } from './missing-migration';

test('a draft is the SQL alone where nothing has to be decided', () => {
  const statements = [
    'ALTER TABLE author ADD born_in integer;',
    'CREATE INDEX author_born_in_idx ON author (born_in);',
  ];
  expect(draftMigration(statements)).toBe(`${statements.join('\n')}\n`);
});

test.each([
  ['ALTER TABLE author DROP COLUMN born_in;', 'This deletes data.'],
  ['DROP TABLE author;', 'This deletes data.'],
  ['ALTER TABLE author ADD born_in integer NOT NULL;', 'Existing rows need a value:'],
  ['ALTER TABLE author ALTER COLUMN born_in SET NOT NULL;', 'Existing rows may have no value:'],
  ['ALTER TABLE author ADD CONSTRAINT author_name_key UNIQUE (name);', 'Existing rows may have equal values.'],
])('a comment asks for a decision before %s', (statement, comment) => {
  const [first, ...rest] = draftMigration([statement]).split('\n');
  expect(first).toContain(`-- ${comment}`);
  expect(rest).toEqual([statement, '']);
});

import { commonVariables, openDatabase, readEnvironment, runCommand, Steps } from '@tokorozawa/process-kit';
import { counted } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { Client } from 'pg';

/** `npm run sql -- "SELECT …"`: runs a statement in the database of `npm start`, because psql is not installed with it. */
runCommand(async (onClose) => {
  const [sql, ...more] = process.argv.slice(2);
  if (!sql || more.length > 0) throw new UserFacingError('Give one statement: npm run sql -- "SELECT …"');
  const { DATABASE_URL, STATE_DIRECTORY } = readEnvironment(commonVariables, process.env);
  const client = new Client({
    connectionString: await openDatabase({ DATABASE_URL, STATE_DIRECTORY }, new Steps(), onClose).url,
  });
  await client.connect();
  onClose(() => client.end());
  try {
    const result = await client.query<Record<string, unknown>>(sql);
    // Of several statements, pg gives a list of results. All of them are executed.
    const { rows, rowCount } = [result].flat().at(-1) as typeof result;
    if (rows.length > 0) console.table(rows);
    else process.stdout.write(`${counted(rowCount ?? 0, 'row')}.\n`);
  } catch (error) {
    throw new UserFacingError((error as Error).message, { cause: error });
  }
});

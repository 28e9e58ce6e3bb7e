import { library } from '../../fixture/src/subgraph';
import { poolOf } from '../loader/read-rows';
import { openTestSubgraph } from '../testing';
import { withClient } from './connect';

test('a connection that is lost while it is taken and unused does not end the process', async () => {
  const { database, close } = await openTestSubgraph(library);
  const { url } = database.options as unknown as { url: string };
  const client = await poolOf(database).connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  await withClient(url, (other) => other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
  await ended;
  client.release(true);
  await expect(database.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  await close();
});

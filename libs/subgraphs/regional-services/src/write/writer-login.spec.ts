import { databaseNames, openSubgraph } from '@tokorozawa/subgraph-kit';
import { library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';
import { regionalServices } from '../subgraph';

const { reader, writer } = databaseNames('regional-services');

test('a process that is given the login of the reader writes with the same password as the writer', async () => {
  const { database, close } = await openRegionalServices();
  const { url } = database.options as { url?: string };
  // As "npm run data" does with REGIONAL_SERVICES_DATABASE_PASSWORD.
  for (const role of [reader, writer])
    await database.query(`SET ROLE NONE; ALTER ROLE ${role} LOGIN PASSWORD 'secret'`);
  const readerUrl = new URL(url ?? '');
  readerUrl.username = reader;
  readerUrl.password = 'secret';
  const failures: unknown[] = [];
  const note = (details: unknown) => void failures.push(details);
  const subgraph = await openSubgraph(regionalServices, {
    databaseUrl: readerUrl.href,
    log: { error: note, warn: note, info: () => undefined },
  });
  const { data } = await subgraph.execute({
    query: 'mutation ($items: [FacilityInput!]!) { putFacilities(facilities: $items) { results { outcome } } }',
    variables: { items: [library] },
    caller: tokorozawa,
  });
  expect(failures).toEqual([]);
  expect(data?.putFacilities).toEqual({ results: [{ outcome: 'CREATED' }] });
  await subgraph.close();
  await close();
});

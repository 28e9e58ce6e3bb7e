import { setTimeout as sleep } from 'node:timers/promises';
import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { library, openRegionalServices, tokorozawa } from '../../testing/open-regional-services';

let subgraph: TestSubgraph;
beforeEach(async () => (subgraph = await openRegionalServices()));
afterEach(() => subgraph.close());

const event = {
  localId: 'E-1',
  name: { ja: '試しの駅伝' },
  status: 'SCHEDULED',
  hosts: ['112089'],
  date: '2026-11-29',
  place: { ja: '試しの河原' },
};

async function write(field: string, argument: string, type: string, item: object): Promise<void> {
  const text = `mutation ($items: [${type}!]!) { ${field}(${argument}: $items) { results { outcome } userErrors { code } } }`;
  const answer = await subgraph.askAs(tokorozawa, text, { items: [item] });
  expect(answer).toMatchObject({ data: { [field]: { userErrors: [] } } });
}
const putFacility = (more: object = {}) =>
  write('putFacilities', 'facilities', 'FacilityInput', { ...library, ...more });
const putEvent = () => write('putJointEvents', 'events', 'JointEventInput', event);

async function readLog(): Promise<{ recordId: string; version: number; at: string }[]> {
  const { data } = await subgraph.askAs(tokorozawa, '{ auditEntries(first: 100) { nodes { recordId version at } } }');
  return (data?.auditEntries as { nodes: { recordId: string; version: number; at: string }[] }).nodes;
}

test('whoever has read the log up to an entry has missed none, also of a slower write of another kind', async () => {
  await putFacility();
  const holder = subgraph.database.createQueryRunner();
  await holder.startTransaction();
  // The facility cannot be changed before this transaction ends.
  await holder.query('SELECT FROM facility FOR UPDATE');
  const slow = putFacility({ telephone: '04-1111-1111' });
  while ((await holder.manager.query<unknown[]>('SELECT FROM pg_locks WHERE NOT granted')).length === 0)
    await sleep(20);
  await putEvent();
  const seen = await readLog();
  await holder.commitTransaction();
  await holder.release();
  await slow;

  const log = await readLog();
  expect(seen.map(({ recordId, version }) => [recordId, version])).toEqual([
    ['joint-event-112089-E-1', 1],
    ['facility-112089-L-01', 1],
  ]);
  expect(log.slice(1)).toEqual(seen);
  expect(log[0]).toMatchObject({ recordId: 'facility-112089-L-01', version: 2 });
  expect(log.map(({ at }) => at)).toEqual(
    log
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
});

test('a record of which nothing was written is not found in the log', async () => {
  await putFacility();
  const entriesOf = (record: string) =>
    subgraph.askAs(tokorozawa, `{ auditEntries(record: "${record}") { totalCount } }`);
  expect(await entriesOf('facility-112089-L-01')).toEqual({ data: { auditEntries: { totalCount: 1 } } });
  expect(await entriesOf('L-01')).toMatchObject({
    data: { auditEntries: null },
    errors: [{ extensions: { code: 'NOT_FOUND', argument: 'record' } }],
  });
});

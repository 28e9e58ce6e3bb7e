import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let served: Served;
let gateways: Record<'colocated' | 'remote', TestGateway>;
const responseCache = { megabytes: 8, url: undefined };
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs);
  gateways = {
    colocated: await openTestGateway({ responseCache, colocated: city.subgraphs }),
    remote: await openTestGateway({ responseCache, subgraphUrl: served.subgraphUrl }),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
  await served.server.close();
  await city.close();
});

const named = '{ sisterCity(id: "sister-city-decatur") { name } }';
const nameIn = ({ data }: Answer): string => (data?.sisterCity as { name: string }).name;
const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'planning-graph; hit';

const table = 'international_relations.sister_city';
const renamed = (to: string): string => `jsonb_set(name, '{ja}', '"${to}"')`;
const rename = (to: string): string => `UPDATE ${table} SET name = ${renamed(to)} WHERE id = 'sister-city-decatur';`;

/** A dump of an older cluster: its transactions have the numbers that this one gives next. */
const restored = `INSERT INTO international_relations.change_transaction (transaction, position)
  SELECT (pg_current_xact_id()::text::bigint + n)::text::xid8,
    (SELECT max(position) FROM international_relations.change_transaction) + n FROM generate_series(1, 500) AS n;`;

const writes: Record<string, (to: string) => string> = {
  'by an UPDATE after a dump was restored into a younger cluster': (to) => `${restored} ${rename(to)}`,
  'in the role of a replica': (to) => `SET session_replication_role = replica; ${rename(to)}`,
  'while the triggers are off': (to) => `ALTER TABLE ${table} DISABLE TRIGGER ALL; ${rename(to)}
    ALTER TABLE ${table} ENABLE TRIGGER USER, ENABLE ALWAYS TRIGGER log_truncate, ENABLE REPLICA TRIGGER log_row`,
  'by a column that is rewritten': (to) => `ALTER TABLE ${table} ALTER name TYPE jsonb USING ${renamed(to)}`,
};

const areCached = (gateway: TestGateway) =>
  eventually('answers are cached', async () => isHit(await gateway.ask(named)));

test.each(Object.entries(writes))('what was written %s is read by all', async (how, write) => {
  for (const [placement, gateway] of Object.entries(gateways)) {
    await areCached(gateway);
    const to = `${how}, ${placement}`;
    await city.sql(write(to));
    await eventually('it is read', async () => nameIn(await gateway.ask(named)) === to);
  }
});

test('while a trigger is off for good nothing is cached, so that each write is read with the next request', async () => {
  for (const gateway of Object.values(gateways)) await areCached(gateway);
  await city.sql(`ALTER TABLE ${table} DISABLE TRIGGER log_update`);
  for (const [placement, gateway] of Object.entries(gateways)) {
    await eventually('nothing is cached', async () => !isHit(await gateway.ask(named)));
    await city.sql(rename(placement));
    expect(nameIn(await gateway.ask(named))).toBe(placement);
  }
  const told = /^Not every change of sister_city reaches the change feed: .* Run "npm run data"\.$/;
  const isTold = (): boolean => city.logged.some(({ reason }) => told.test(String(reason)));
  await eventually('it is told', isTold);
});

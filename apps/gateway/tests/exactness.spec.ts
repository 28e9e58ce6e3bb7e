import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn } from '../testing/stand-in';
import { named, rename, renameInDatabase, writableCity, type WritableCity } from '../testing/writable-city';

const placements = ['colocated', 'remote'] as const;
type Placement = (typeof placements)[number];

let city: City;
let writable: WritableCity;
let served: Served;
let gateways: Record<Placement, TestGateway>;
const responseCache = { megabytes: 8, url: undefined };
beforeAll(async () => {
  city = await openCity();
  writable = writableCity(city);
  served = await serve(writable.subgraphs);
  const supergraph = writable.supergraph.path;
  gateways = {
    colocated: await openTestGateway({ supergraph, responseCache, colocated: writable.subgraphs }),
    remote: await openTestGateway({ supergraph, responseCache, subgraphUrl: served.subgraphUrl }),
  };
  for (const placement of placements) await eventually('answers are cached', () => isCached(gateways[placement]));
});
afterAll(async () => {
  await Promise.all(placements.map((placement) => gateways[placement].close()));
  await served.server.close();
  writable.supergraph.remove();
  await city.close();
});

const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === 'planning-graph; hit';

async function isCached(gateway: TestGateway, query = named): Promise<boolean> {
  await gateway.ask(query);
  return isHit(await gateway.ask(query));
}

const nameIn = ({ data }: Answer): string => (data?.sisterCity as { name: string }).name;

describe.each(placements)('with subgraphs that are %s', (placement) => {
  const gateway = (): TestGateway => gateways[placement];

  test('a change in the database is seen by all', async () => {
    for (let turn = 0; turn < 3; turn++) {
      await isCached(gateway());
      await renameInDatabase(city, `${placement} ${turn}`);
      await eventually('it is seen', async () => nameIn(await gateway().ask(named)) === `${placement} ${turn}`);
    }
  });

  test('a writer reads what they wrote with the very next request, while others read and write', async () => {
    let isDone = false;
    const others = [1, 2, 3].map(async () => {
      while (!isDone) await gateway().ask(named);
    });
    for (let turn = 0; turn < 12; turn++) {
      const to = `own ${turn}`;
      await gateway().ask(rename, { to });
      expect(nameIn(await gateway().ask(named))).toBe(to);
    }
    isDone = true;
    await Promise.all(others);
  });

  test('who asks after a change does not get the answer of one who asked the same before', async () => {
    const withVision = `{ sisterCity(id: "sister-city-decatur") { name } comprehensivePlan { vision { name } } }`;
    await renameInDatabase(city, `${placement} before`);
    await eventually('it is seen', async () => nameIn(await gateway().ask(named)) === `${placement} before`);
    const slow = await city.connect();
    await slow.query('BEGIN; LOCK TABLE comprehensive_plan.vision');
    const earlier = gateway().ask(withVision);
    await eventually('the earlier question waits', async () => {
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'comprehensive_plan.vision'::regclass`;
      return (await city.rows(waiting)).length > 0;
    });
    await renameInDatabase(city, `${placement} after`);
    await eventually('the change is seen', async () => nameIn(await gateway().ask(named)) === `${placement} after`);
    const later = gateway().ask(withVision);
    await eventually('the later question has been asked', async () => (await gateway().get('/health/live')).ok);
    await slow.query('COMMIT');
    await slow.end();
    await earlier;
    expect(nameIn(await later)).toBe(`${placement} after`);
  });

  test('whoever writes, however, nobody reads what is older than what they have read', async () => {
    const turns = 20;
    const turnIn = (answer: Answer): number => Number(nameIn(answer).replace('turn ', ''));
    await renameInDatabase(city, 'turn 0');
    await eventually('it is seen', async () => turnIn(await gateway().ask(named)) === 0);
    let hits = 0;
    const readers = [1, 2, 3, 4].map(async () => {
      let newest = 0;
      while (newest < turns) {
        const answer = await gateway().ask(named);
        if (isHit(answer)) hits++;
        expect(turnIn(answer)).toBeGreaterThanOrEqual(newest);
        newest = turnIn(answer);
      }
    });
    for (let turn = 1; turn <= turns; turn++) {
      await renameInDatabase(city, `turn ${turn}`);
      const before = hits;
      // Now and then nobody writes for a while, so that answers are given again.
      if (turn % 5 === 0 && turn < turns) await eventually('answers are given again', () => hits > before);
    }
    await Promise.all(readers);
  });

  test('transactions that commit in another order than they began are each seen', async () => {
    const slow = await city.connect();
    await slow.query(
      "BEGIN; UPDATE international_relations.sister_city SET retired_at = now() WHERE id LIKE '%anyang%'",
    );
    await renameInDatabase(city, `quick ${placement}`);
    await eventually('the quick one is seen', async () => nameIn(await gateway().ask(named)) === `quick ${placement}`);
    const count = async (): Promise<number> =>
      ((await gateway().ask('{ sisterCities { id } }')).data?.sisterCities as object[]).length;
    expect(await count()).toBe(3);
    expect(await count()).toBe(3);
    await slow.query('COMMIT');
    await eventually('the slow one is seen', async () => (await count()) === 2);
    await slow.query('UPDATE international_relations.sister_city SET retired_at = NULL');
    await eventually('it is undone', async () => (await count()) === 3);
    await slow.end();
  });

  test('while the version cannot be heard nothing is cached nor given, and then it goes on', async () => {
    await eventually('answers are cached', () => isCached(gateway()));
    await city.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%/version'",
    );
    await eventually('nothing is given', async () => !isHit(await gateway().ask(named)));
    await renameInDatabase(city, `meanwhile ${placement}`);
    expect(nameIn(await gateway().ask(named))).toBe(`meanwhile ${placement}`);
    await eventually('answers are cached again', () => isCached(gateway()));
  });
});

test('when the database falls silent, nothing is given any more, and then it goes on', async () => {
  for (const placement of placements) await eventually('answers are cached', () => isCached(gateways[placement]));
  const silencer = await city.connect();
  await silencer.query('BEGIN; LOCK TABLE international_relations.change_feed');
  for (const placement of placements) {
    await eventually('nothing is given', async () => !isHit(await gateways[placement].ask(named)));
  }
  await silencer.end();
  for (const placement of placements) await eventually('answers are cached again', () => isCached(gateways[placement]));
});

test('two gateways on one database each see what the other wrote', async () => {
  for (const [writer, reader] of [placements, placements.toReversed()] as [Placement, Placement][]) {
    await isCached(gateways[reader]);
    await gateways[writer].ask(rename, { to: `by ${writer}` });
    await eventually('it is seen', async () => nameIn(await gateways[reader].ask(named)) === `by ${writer}`);
  }
});

test('a subgraph that stopped is not answered for, and its answers are cached again when it is back', async () => {
  const own = await serve(writable.subgraphs);
  const gateway = await openTestGateway({ responseCache, subgraphUrl: own.subgraphUrl });
  await eventually('answers are cached', () => isCached(gateway));
  await own.server.close();
  await eventually('nothing is given', async () => (await gateway.ask(named)).errors !== undefined);
  const back = await serve(writable.subgraphs, own.port);
  await eventually('answers are cached again', () => isCached(gateway));
  await gateway.close();
  await back.server.close();
});

test('a version that is not told in time is not relied on', async () => {
  const standIn = await openStandIn();
  standIn.answers({ version: 'feed.1', data: { sisterCity: { name: 'X' } } });
  const gateway = await openTestGateway({ responseCache, subgraphUrl: `${standIn.subgraphUrl}/graphql` });
  await eventually('answers are cached', () => isCached(gateway));
  // Later than the gateway waits for a version, and sooner than it gives up a question.
  standIn.answers({ version: 'feed.1', data: { sisterCity: { name: 'Y' } } }, { after: 4_000 });
  await eventually('nothing is given', async () => !isHit(await gateway.ask(named)));
  // It owes answers yet, for which the gateway would wait.
  await standIn.close();
  await gateway.close();
});

import { openTestGateway, type TestGateway } from '../../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../../testing/stand-in';
import { supergraphOnDisk, supergraphWith, type SupergraphOnDisk } from '../../testing/supergraph-on-disk';

let city: StandIn;
let partner: StandIn;
let file: SupergraphOnDisk;
let gateway: TestGateway;
beforeAll(async () => {
  [city, partner] = await Promise.all([openStandIn(), openStandIn()]);
  // A neighbour's own subgraph has taken the place of one of the city's.
  file = supergraphOnDisk(
    supergraphWith(
      '@join__graph(name: "international-relations", url: "http://127.0.0.1:4001/international-relations/graphql")',
      `@join__graph(name: "neighbour", url: "${partner.subgraphUrl.replace('{name}', 'graphql')}")`,
    ),
  );
  gateway = await openTestGateway({ supergraph: file.path, subgraphUrl: city.subgraphUrl });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([city.close(), partner.close()]);
  file.remove();
});

test('a partner’s subgraph is asked where it is, and never sees the secret of the city', async () => {
  city.answers({ data: { chapters: [{ number: 1 }] } });
  partner.answers({ data: { sisterCities: [{ name: '狭山市' }] } });
  const { data } = await gateway.ask('{ chapters { number } sisterCities { name } }');
  expect(data).toEqual({ chapters: [{ number: 1 }], sisterCities: [{ name: '狭山市' }] });
  expect(city.asked).toEqual([expect.objectContaining({ authorization: expect.stringMatching(/^Bearer ./) })]);
  expect(partner.asked).toEqual([expect.not.objectContaining({ authorization: expect.anything() })]);
});

test.each([
  ['plain 所沢 😀 \u2028', 'plain too'],
  ['"quoted" \\ \n \u0001', 'plain'],
  ['plain', 'half a pair: \ud83d'],
])('the strings %j and %j come through as they are', async (chapter, sister) => {
  city.answers({ data: { chapters: [{ name: chapter }] } });
  partner.answers({ data: { sisterCities: [{ name: sister }] } });
  const { data } = await gateway.ask('{ chapters { name } sisterCities { name } }');
  expect(data).toEqual({ chapters: [{ name: chapter }], sisterCities: [{ name: sister }] });
});

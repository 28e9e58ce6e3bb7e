import { composeSchemas } from './composition';
import { joinPartners, type PartnerSchema } from './join-partners';

const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const url = 'https://graph.example.jp/graphql';
const ours = [
  {
    name: 'city',
    url,
    sdl: `${header} type Query { city: City } type City @key(fields: "id") { id: ID! name: String }`,
  },
];

const base = composeSchemas(ours).supergraph ?? '';

const partner = (name: string, field: string): PartnerSchema => ({
  name,
  url,
  types: ['City'],
  sdl: `${header} type City @key(fields: "id") { id: ID! ${field} }`,
});

test('all partners that fit join', () => {
  const { supergraph, accepted, refused } = joinPartners({
    ours,
    base,
    partners: [partner('a', 'parks: Int'), partner('b', 'pools: Int')],
  });
  expect({ accepted, refused }).toEqual({ accepted: ['a', 'b'], refused: [] });
  expect(supergraph).toMatch(/parks: Int @join__field\(graph: A\)[^]*pools: Int @join__field\(graph: B\)/);
});

test('a partner that does not fit costs only itself', () => {
  const { supergraph, accepted, refused } = joinPartners({
    ours,
    base,
    partners: [partner('a', 'name: String'), partner('b', 'pools: Int'), partner('c', 'broken')],
  });
  expect(accepted).toEqual(['b']);
  expect(refused).toEqual([
    { name: 'a', reasons: [expect.stringContaining('The field City.name belongs to city.')] },
    { name: 'c', reasons: [expect.stringContaining('The schema cannot be read.')] },
  ]);
  expect(supergraph).toContain('pools: Int');
});

test('a partner whose new schema does not fit remains as it was', () => {
  const joined = partner('a', 'parks: Int');
  const { supergraph, accepted, refused } = joinPartners({
    ours,
    base,
    partners: [{ ...partner('a', 'name: String'), joined }, partner('b', 'parks: Int')],
  });
  expect(accepted).toEqual([]);
  expect(refused).toEqual([
    { name: 'a', reasons: [expect.stringContaining('City.name')] },
    { name: 'b', reasons: [expect.stringContaining('The field City.parks belongs to a.')] },
  ]);
  expect(supergraph).toContain('parks: Int');
});

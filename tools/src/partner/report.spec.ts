import { reportOn, type PartnerReport } from './report';

const url = 'https://graph.example.jp/graphql';
const header = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';
const ours = [
  {
    name: 'city',
    url,
    sdl: `${header} type Query { city: City } type City @key(fields: "id") { id: ID! name: String }`,
  },
];
const parks = `${header} type City @key(fields: "id") { id: ID! parks: Int } type Park { id: ID! } type Query { park: Park }`;

const report = (sdl: string, partners: { name: string; url: string; sdl: string }[] = []): Promise<PartnerReport> =>
  reportOn({ ours, partners, partner: { name: 'hanno', url, sdl, types: ['City'] } });

const words = ({ lines, verdict }: PartnerReport): string[] => [...lines, verdict].map(({ en }) => en ?? '');

test('a subgraph that fits is described by what it adds', async () => {
  const found = await report(parks);
  expect(words(found)).toEqual([
    'Fields that it adds to City: parks',
    'Types of its own: Park',
    'Root fields of queries: park',
    'hanno can join.',
  ]);
  expect(found.lines[0]?.ja).toBe('型 City に加える項目: parks');
  expect(found).toMatchObject({ faults: 0, breaking: 0 });
});

test('mutations of ours that need a scope are no obstacle', async () => {
  const scoped = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requiresScopes"])
    type Query { city: City } type City @key(fields: "id") { id: ID! name: String }
    type Mutation { close: Boolean @requiresScopes(scopes: [["city:write"]]) }`;
  const partner = { name: 'hanno', url, sdl: parks, types: ['City'] };
  const found = await reportOn({ ours: [{ name: 'city', url, sdl: scoped }], partners: [], partner });
  expect(words(found).at(-1)).toBe('hanno can join.');
});

test('what composition finds, and what breaks queries of today, is told', async () => {
  const clash = await report(`${header} type City @key(fields: "id") { id: ID! } type Query { park: Missing }`);
  expect(clash.faults).toBe(1);
  expect(words(clash).join('\n')).toMatch(/It does not compose: .*Missing[^]*hanno cannot join\.$/);

  const joined = [{ name: 'hanno', url, sdl: parks }];
  const smaller = await report(parks.replace('parks: Int', 'pools: Int'), joined);
  expect(smaller).toMatchObject({ faults: 0, breaking: 1 });
  expect(words(smaller)).toEqual(
    expect.arrayContaining(['Changes that break queries of today (1)', 'hanno fits, but breaks queries of today.']),
  );
  expect(words(smaller).join('\n')).toMatch(/ {2}- Field 'parks' .*removed from object type 'City'/);
});

test('a schema that cannot be read is told with line and column', async () => {
  expect(words(await report('type City {\n  id ID! }'))).toEqual([
    expect.stringMatching(/^The SDL cannot be read at line 2, column 6\. Syntax Error/),
    'hanno cannot join.',
  ]);
});

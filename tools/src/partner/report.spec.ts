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

test('a type to extend that the graph does not have is told, with what may be meant', async () => {
  const types = ['City', 'city', 'Park', 'Moon'];
  const found = await reportOn({ ours, partners: [], partner: { name: 'hanno', url, sdl: parks, types } });
  expect(words(found)).toEqual(
    expect.arrayContaining([
      'To correct (3)',
      '  - --types names city, and the graph has no type of objects with this name. Did you mean City?',
      '  - --types names Park, a type of the subgraph itself. Name only types of others.',
      '  - --types names Moon, and the graph has no type of objects with this name. Look up its name in /schema.graphql.',
      'hanno cannot join.',
    ]),
  );
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

test.each([
  ['type City @key(fields: "name") { name: String parks: Int }', /The graph knows City by its key "id", not by "name"/],
  ['type City @key(fields: "id") { id: ID! name: Int }', /The field City\.name belongs to city/],
  ['type City { x: Int }', /Add @key\(fields: "id"\)/],
])('what follows from a fault is not told again by composition: %s', async (sdl, words_) => {
  const found = words(await report(`${header} ${sdl} type Query { someCity: City }`));
  expect(found).toEqual(expect.arrayContaining(['To correct (1)', expect.stringMatching(words_)]));
  expect(found.join('\n')).not.toContain('compose');
});

test('what composition finds elsewhere is told beside a fault', async () => {
  const found = await report(`${header} type City @key(fields: "id") { id: Int! name: Int } type Query { x: Missing }`);
  expect(words(found).join('\n')).toMatch(/City\.name belongs to city[^]*It does not compose: .*Missing/);
});

test('a schema that cannot be read is told with line and column', async () => {
  expect(words(await report('type City {\n  id ID! }'))).toEqual([
    expect.stringMatching(/^The SDL cannot be read at line 2, column 6\. Syntax Error/),
    'hanno cannot join.',
  ]);
});

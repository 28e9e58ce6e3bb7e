import { checkRules } from './partner-rules';

const link = (imports: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`;
const header = link('"@key", "@shareable", "@external", "@override", "@listSize", "@cost", "@inaccessible"');

const city = {
  name: 'regional-partnership',
  url: 'http://127.0.0.1:4001/x/graphql',
  sdl: `${header}
    type Query { municipality(code: Code): Municipality }
    type Municipality @key(fields: "code") { code: Code! name: String! schools: [School] }
    type School @key(fields: "id") { id: ID! name: String! }
    scalar Code
    enum Unit { PEOPLE YEN }
    input Range { start: Code end: Code }
    interface Record { name: String! }
    type PageInfo @shareable { hasNextPage: Boolean! }`,
};

const reportOn = (schema: string, types = ['Municipality']) =>
  checkRules([city], { name: 'hanno', url: 'https://graph.example.jp/graphql', types, sdl: header + schema });

const faultsOf = (schema: string, types?: string[]): string[] =>
  reportOn(schema, types).faults.map(({ en }) => en ?? '');

test('a partner may add nullable fields to a type that it was allowed, types of its own, and root fields', () => {
  const report = reportOn(`
    type Municipality @key(fields: "code") { code: Code! parks: [Park!] @listSize(assumedSize: 5) }
    type School @key(fields: "id", resolvable: false) { id: ID! }
    type Park { name: String! near: School }
    scalar Code
    enum Unit { YEN PEOPLE }
    input Range { start: Code end: Code }
    type PageInfo @shareable { hasNextPage: Boolean! }
    type Query { park(id: ID!): Park }`);
  expect(report).toEqual({
    faults: [],
    advice: [],
    extended: new Map([['Municipality', ['parks']]]),
    referred: ['School'],
    owned: ['Park'],
    rootFields: ['park'],
    refused: [],
    unknownTypes: new Map(),
  });
});

test('a name that it was allowed, and that is no type of objects of others, is found', () => {
  const { unknownTypes, faults } = reportOn('type Query { a: Int } type Park { a: Int }', [
    'Municipality',
    'municipalitys',
    'Park',
    'Unit',
  ]);
  expect([...unknownTypes]).toEqual([
    ['municipalitys', 'Municipality'],
    ['Park', undefined],
    ['Unit', undefined],
  ]);
  // The gateway goes on with a partner, although a type is gone.
  expect(faults).toEqual([]);
});

test.each<[string, string, RegExp]>([
  [
    'a field on a type that it was not allowed',
    'type School @key(fields: "id") { id: ID! pupils: Int }',
    /^The type School belongs to regional-partnership\. To allow additions/,
  ],
  [
    'a key of its own on a type that it was not allowed',
    'type School @key(fields: "id") @key(fields: "number") { id: ID! number: ID }',
    /^The type School belongs to regional-partnership\. To allow additions/,
  ],
  [
    'a field of others',
    'type Municipality @key(fields: "code") { code: Code! name: String @shareable }',
    /Municipality\.name belongs/,
  ],
  [
    'a field that it takes over',
    'type Municipality @key(fields: "code") { code: Code! mayor: String @override(from: "regional-partnership") }',
    /@override \(Municipality\.mayor\)/,
  ],
  [
    'a field that must have a value',
    'type Municipality @key(fields: "code") { code: Code! parks: Int! }',
    /Municipality\.parks must be nullable/,
  ],
  [
    'a key that nobody else has',
    'type Municipality @key(fields: "cod") { cod: Code! parks: Int }',
    /^The graph knows Municipality by its key "code", not by "cod"\. Change the key\.$/,
  ],
  [
    'a field of others as a key',
    'type Municipality @key(fields: "name") { name: String! parks: Int }',
    /by its key "code", not by "name"/,
  ],
  [
    'a type of others without a key',
    'type Municipality { code: Code! parks: Int }',
    /^The graph knows Municipality by its key "code"\. Add @key\(fields: "code"\)\.$/,
  ],
  ['a root field that exists', 'type Query { municipality: Int }', /Query\.municipality exists already/],
  ['a root field that must have a value', 'type Query { parks: Int! }', /Query\.parks must be nullable/],
  ['a mutation', 'type Mutation { close: Boolean }', /may not have a mutation/],
  [
    'a mutation under another name',
    'schema { query: Query mutation: Write } type Query { a: Int } type Write { close: Boolean }',
    /may not have a mutation/,
  ],
  ['a subscription', 'type Subscription { closed: Boolean }', /may not have a subscription/],
  ['an enum with another value', 'enum Unit { PEOPLE YEN DOLLARS }', /The type Unit belongs/],
  ['an input type with another field', 'input Range { start: Code }', /The type Range belongs/],
  ['an interface', 'interface Record { name: String! }', /The type Record belongs/],
  [
    'a type that it hides',
    'type Municipality @key(fields: "code") @inaccessible { code: Code! a: Int }',
    /@inaccessible \(Municipality\)/,
  ],
  [
    'a key that it hides',
    'type Municipality @key(fields: "code") { code: Code! @inaccessible a: Int }',
    /@inaccessible \(Municipality\.code\)/,
  ],
  ['a negative cost', 'type Query { parks: Int @cost(weight: -100) }', /@cost of Query\.parks is less than 1/],
  [
    'a cost of nothing',
    'type Query { park: Park @cost(weight: 0) } type Park { a: Int }',
    /@cost of Query\.park is less/,
  ],
  ['objects that cost nothing', 'type Park @cost(weight: 0) { a: Int }', /@cost of Park is less than 1/],
  [
    'a list of no size',
    'type Query { parks: [Int] @federation__listSize(assumedSize: 0) }',
    /@listSize of Query\.parks is less than 1/,
  ],
  [
    'a list whose size its caller chooses without asking for fewer items',
    'type Query { parks(first: Int, offset: Int): [Int] @listSize(slicingArguments: ["first", "offset"]) }',
    /slicingArguments of Query\.parks contain offset/,
  ],
  [
    'another size of a list of others',
    `type Municipality @key(fields: "code") { code: Code! twin(first: Int): Municipality @listSize(slicingArguments: ["first"], sizedFields: "schools") }`,
    /sizedFields of Municipality\.twin contain Municipality\.schools/,
  ],
  ['an enum that it hides', 'enum Unit @inaccessible { PEOPLE YEN }', /@inaccessible \(Unit\)/],
  ['a value that it hides', 'enum Unit { PEOPLE YEN @inaccessible }', /@inaccessible \(Unit\.YEN\)/],
  ['an input field that it hides', 'input Range { start: Code end: Code @inaccessible }', /\(Range\.end\)/],
  ['a scalar that it hides', 'scalar Code @inaccessible', /@inaccessible \(Code\)/],
  [
    'a shared type that it hides',
    'type PageInfo @shareable { hasNextPage: Boolean! @inaccessible }',
    /@inaccessible \(PageInfo\.hasNextPage\)/,
  ],
])('it may not bring %s', (_what, schema, fault) => {
  expect(faultsOf(schema)).toEqual([expect.stringMatching(fault)]);
});

test('a key of its own beside one of the graph must be nullable like any other field', () => {
  const keys = '@key(fields: "code") @key(fields: "number")';
  expect(faultsOf(`type Municipality ${keys} { code: Code! number: ID }`)).toEqual([]);
  expect(faultsOf(`type Municipality ${keys} { code: Code! number: ID! }`)).toEqual([
    expect.stringMatching(/Municipality\.number must be nullable/),
  ]);
});

test('a directive under another name, or with the name of its specification, is found', () => {
  const renamed = link('"@key", { name: "@override", as: "@o" }');
  const { faults } = checkRules([city], {
    name: 'hanno',
    url: 'https://graph.example.jp/graphql',
    types: ['Municipality'],
    sdl: `${renamed} type Municipality @key(fields: "code") { code: Code! a: Int @o(from: "x") }`,
  });
  expect(faults.map(({ en }) => en)).toEqual([expect.stringMatching(/under another name/)]);
  expect(
    faultsOf('type Municipality @key(fields: "code") { code: Code! a: Int @federation__override(from: "x") }'),
  ).toEqual([expect.stringMatching(/@federation__override/)]);
});

test('a list without a size is told, as it counts for 10', () => {
  expect(reportOn('type Query { parks: [Int] }').advice).toEqual([
    expect.objectContaining({ en: 'Query.parks has no @listSize. It is counted as a list of 10.' }),
  ]);
});

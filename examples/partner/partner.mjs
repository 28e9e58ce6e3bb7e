// A city's own subgraph, served by GraphQL Yoga: it adds `parks` to municipalities and `parkingSpaces` to facilities. Its
// data are made up.
//   PARTNER_SECRET=… PORT=4700 node examples/partner/partner.mjs
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize"])

  """A park (公園) that a city looks after."""
  type Park @key(fields: "id") {
    """Stable identifier. 「ID」"""
    id: ID!
    """Name of the park. 「名称」"""
    name: String!
  }

  type Municipality @key(fields: "code") {
    code: MunicipalityCode!
    """The parks that the city looks after (公園). 「公園」"""
    parks: [Park!] @listSize(assumedSize: 5)
  }

  type Facility @key(fields: "id") {
    id: ID!
    """The parking spaces (駐車台数) in front of it; null when they were not counted. 「駐車台数」"""
    parkingSpaces: Int
  }

  scalar MunicipalityCode

  type Query {
    """A park by its id. 「公園」"""
    park(id: ID!): Park
  }
`);

const parks = [
  { id: 'park-112097-1', city: '112097', name: 'あけぼの見本公園' },
  { id: 'park-112097-2', city: '112097', name: '名栗見本公園' },
];
const parkingSpaces = { 'facility-112097-F-0': 40 };

const resolvers = {
  Query: { park: (_root, { id }) => parks.find((park) => park.id === id) },
  Park: { __resolveReference: ({ id }) => parks.find((park) => park.id === id) },
  Municipality: { parks: ({ code }) => parks.filter(({ city }) => city === code) },
  Facility: { parkingSpaces: ({ id }) => parkingSpaces[id] },
};

const yoga = createYoga({ schema: buildSubgraphSchema({ typeDefs, resolvers }), graphiql: false, logging: false });
const { PARTNER_SECRET, PORT = '4700' } = process.env;
/** The state of the data: another text after each change, so that the gateway knows how long an answer is true. */
const version = `${parks.length} parks, ${Object.keys(parkingSpaces).length} facilities`;

const server = createServer((request, response) => {
  if (PARTNER_SECRET && request.headers.authorization !== `Bearer ${PARTNER_SECRET}`) {
    response.writeHead(401).end();
  } else if (request.url?.startsWith('/version')) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ version }));
  } else {
    void yoga(request, response);
  }
});
server.listen(Number(PORT), '127.0.0.1', () =>
  console.log(`The partner answers at http://127.0.0.1:${server.address().port}/graphql`),
);

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../harness/places.mjs';

const { buildASTSchema, parse } = createRequire(inRoot('package.json'))('graphql');
const schema = buildASTSchema(parse(readFileSync(inRoot('supergraph.graphql'), 'utf8')), {
  assumeValid: true,
  assumeValidSDL: true,
});

/** Every type that can be the subject of a program. */
const subjects = schema.getPossibleTypes(schema.getType('ProgramSubject'));

const ofEach = (selections) => subjects.map((type) => `... on ${type.name} { ${selections(type)} }`).join(' ');

/** A field that the type's own domain resolves. */
const ownField = (type) => (type.getFields().name ? 'name' : 'id');

/** With all aliases that one query may have, inside one another. */
const nineTimes = (text) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map(text).join(' ');

/** The costliest query to plan within the limits: types inside types, with fields that their own domains resolve. */
const hardQueries = [
  (name) => `{ ${name}: programs(first: 1) { nodes { subject { ${ofEach(() => 'sectionLinks { ...Link }')} } } } }
    fragment Link on ProgramLink { section { programLinks { program { subject { ${ofEach(ownField)} } } } } }`,
  (name) => `{ ${name}: sisterCities { ...Outer } }
    fragment Outer on SisterCity {
      ${nineTimes((n) => `o${n}: programs { subject { ...Own ... on SisterCity { ...Inner } } }`)}
    }
    fragment Inner on SisterCity { ${nineTimes((n) => `i${n}: programs { subject { ...Own } }`)} }
    fragment Own on ProgramSubject { ${ofEach(ownField)} }`,
];

/** A costly query that is new to the gateway because of its name. */
export const hardQuery = (n) => `# ${n}\n${hardQueries[n % hardQueries.length](`hard${n}`)}`;

/** A small query that is new to the gateway because of its name. */
export const newQuery = (n) => `{ new${n}: section(id: "plan-6-section-5-5") { code name } }`;

/** A query whose answer is cached. */
export const cachedQuery = () => '{ section(id: "plan-6-section-5-5") { code name chapter { number name } } }';

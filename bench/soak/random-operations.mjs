import { createRequire } from 'node:module';
import { inRoot } from '../harness/places.mjs';

const { buildSchema, getNamedType, isCompositeType, isLeafType, isNonNullType, isObjectType, isUnionType } =
  createRequire(inRoot('package.json'))('graphql');

const maxDepth = 5;
const maxFields = 6;

/**
 * Different operations on a schema: random fields with random aliases and random page sizes.
 * @param {string} sdl
 * @param {number} seed equal seeds produce equal operations
 * @returns {() => string}
 */
export function randomOperations(sdl, seed) {
  const schema = buildSchema(sdl);
  const random = dice(seed);
  let count = 0;

  function selection(type, depth) {
    if (isUnionType(type)) {
      const members = sample(schema.getPossibleTypes(type), 2);
      return `{ __typename ${members.map((member) => `... on ${member} ${selection(member, depth)}`).join(' ')} }`;
    }
    const fields = Object.values(type.getFields()).filter(isAskable);
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const inner = depth < maxDepth ? fields.filter((field) => isCompositeType(getNamedType(field.type))) : [];
    const selected = [...sample(leaves, maxFields), ...sample(inner, depth < 2 ? 2 : 1)];
    if (selected.length === 0) return '{ __typename }';
    return `{ ${selected.map((field) => written(field, depth)).join(' ')} }`;
  }

  function written(field, depth) {
    const type = getNamedType(field.type);
    const alias = random(4) === 0 ? `a${random(1_000_000)}_${field.name}: ` : '';
    const size = field.args.some(({ name }) => name === 'first') ? `(first: ${1 + random(20)})` : '';
    return `${alias}${field.name}${size}${isLeafType(type) ? '' : ` ${selection(type, depth + 1)}`}`;
  }

  function sample(items, max) {
    const left = [...items];
    const taken = [];
    for (let n = 1 + random(max); n > 0 && left.length > 0; n--) taken.push(...left.splice(random(left.length), 1));
    return taken;
  }

  return () => `query Soak${count++} ${selection(schema.getQueryType(), 0)}`;
}

/** True if a field can be requested without an id. */
const isAskable = ({ args }) =>
  args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);

/** Random integers below a bound, reproducible by the seed (mulberry32). */
function dice(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % bound;
  };
}

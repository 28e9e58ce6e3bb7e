import { buildSchema, OverlappingFieldsCanBeMergedRule, parse, validate, type ValidationRule } from 'graphql';
import { OverlappingFieldsRule, validateQuery } from './validate-query';

const schema = buildSchema(`
  type Query { a: A b: B node: Node any: Any list: [Node!] }
  interface Node { id(x: Int, y: [Int]): ID! name: String node: Node any: Any }
  interface Wide implements Node { id(x: Int, y: [Int]): ID! name: String node: Node any: Any list: [Any] }
  type A implements Node & Wide {
    id(x: Int, y: [Int]): ID! name: String! node: A any: Any list: [Any] same: Int other: String
  }
  type B implements Node & Wide {
    id(x: Int, y: [Int]): ID! name: String node: Node any: Any list: [Any] same: Int! other: [String]
  }
  type C { name: String same: Int node: Node leaf: B }
  union Any = A | B | C
`);

/** Every draw is the same with the same seed. */
function dice(seed: number) {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return {
    chance: (share: number) => next() < share,
    of: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
  };
}

const leaves: Record<string, string[]> = {
  Query: ['__typename'],
  Node: ['id', 'name', '__typename'],
  Wide: ['id', 'name', '__typename'],
  A: ['id', 'name', 'same', 'other', '__typename'],
  B: ['id', 'name', 'same', 'other', '__typename'],
  C: ['name', 'same', '__typename'],
  Any: ['__typename'],
};
const objects: Record<string, [string, string][]> = {
  Query: [
    ['a', 'A'],
    ['b', 'B'],
    ['node', 'Node'],
    ['any', 'Any'],
    ['list', 'Node'],
  ],
  Node: [
    ['node', 'Node'],
    ['any', 'Any'],
  ],
  Wide: [
    ['node', 'Node'],
    ['any', 'Any'],
    ['list', 'Any'],
  ],
  A: [
    ['node', 'A'],
    ['any', 'Any'],
    ['list', 'Any'],
  ],
  B: [
    ['node', 'Node'],
    ['any', 'Any'],
    ['list', 'Any'],
  ],
  C: [
    ['node', 'Node'],
    ['leaf', 'B'],
  ],
  Any: [],
};
const types = ['Node', 'Wide', 'A', 'B', 'C', 'Any'];
const aliases = ['', '', '', '', 'p: ', 'q: '];
const values = ['', '', '(x: 1)', '(x: 2)', '(y: [1, 2], x: 1)', '(x: 1, y: [1, 2])'];

/** A document without unused fragments; whether its fields fit their types does not matter to the rule. */
function randomDocument(seed: number): string {
  const { chance, of } = dice(seed);
  const fragments = ['F0', 'F1', 'F2', 'F3'].map((name) => ({ name, type: of(types) }));

  function selections(type: string, depth: number, from: number): string {
    const count = 1 + of([0, 1, 1, 2, 3]);
    return Array.from({ length: count }, () => selection(type, depth, from)).join(' ');
  }
  function selection(type: string, depth: number, from: number): string {
    const inner = objects[type] ?? [];
    if (depth > 0 && inner.length > 0 && chance(0.4)) {
      const [name, its] = of(inner);
      return `${of(aliases)}${name} { ${selections(its, depth - 1, from)} }`;
    }
    if (depth > 0 && type !== 'Query' && chance(0.35)) {
      const condition = of(types);
      return `... on ${condition} { ${selections(condition, depth - 1, from)} }`;
    }
    if (from < fragments.length && type !== 'Query' && chance(0.4)) return `...${of(fragments.slice(from)).name}`;
    return chance(0.05) ? `... @include(if: true) { ${leaf(type)} }` : leaf(type);
  }
  function leaf(type: string): string {
    const name = of(leaves[type] ?? []);
    return of(aliases) + name + (name === 'id' ? of(values) : '');
  }
  const written = fragments.map(
    ({ name, type }, index) => `fragment ${name} on ${type} { ${selections(type, 2, index + 1)} }`,
  );
  const used = fragments.map(({ name }) => `...${name}`).join(' ');
  return `{ ${selections('Query', 4, 0)} ${chance(0.3) ? `node { ${used} }` : ''} } ${written.join(' ')}`;
}

const isValid = (text: string, rule: ValidationRule) => validate(schema, parse(text), [rule]).length === 0;

describe('fields that overlap', () => {
  it('get the verdict of graphql-js on random documents', () => {
    let valid = 0;
    const documents = 800;
    for (let seed = 1; seed <= documents; seed++) {
      const text = onlyUsed(randomDocument(seed));
      const truth = isValid(text, OverlappingFieldsCanBeMergedRule);
      valid += Number(truth);
      if (isValid(text, OverlappingFieldsRule) !== truth)
        throw new Error(`Seed ${seed}, ${truth ? 'valid' : 'invalid'}: ${text}`);
    }
    expect(valid / documents).toBeGreaterThan(0.2);
    expect(valid / documents).toBeLessThan(0.8);
  });

  it.each([
    ['{ any { ... on A { id(x: 1) } ... on B { id(x: 2) } } }', true],
    ['{ any { ... on Node { id(x: 1) } ... on A { id(x: 1) } ... on B { id(x: 2) } } }', false],
    ['{ any { ... on A { any { ... on Node { id(x: 1) } } } ... on B { any { ... on Node { id(x: 2) } } } } }', true],
    ['{ any { ... on A { id } ... on B { id(x: 2) } ... on Wide { id } } }', false],
    ['{ any { ... on A { p: node { name } } ... on B { p: node { name } } ... on C { p: name } } }', false],
  ])('of members of a union are distinguished beside a shared interface: %s', (text, truth) => {
    expect(isValid(text, OverlappingFieldsCanBeMergedRule)).toBe(truth);
    expect(isValid(text, OverlappingFieldsRule)).toBe(truth);
  });

  it.each([
    [
      'different fields',
      '{ a { p: id p: name } }',
      'Fields "p" conflict because "id" and "name" are different fields.',
    ],
    [
      'different arguments',
      '{ a { id(x: 1) id(x: 2) } }',
      'Fields "id" conflict because they have differing arguments.',
    ],
    [
      'types that cannot be told apart in the answer',
      '{ any { ... on A { same } ... on B { same } } }',
      'Fields "same" conflict because they return conflicting types "Int" and "Int!".',
    ],
  ])('are reported with the reason: %s', (_what, text, sentence) => {
    const [error, ...others] = validateQuery(schema, parse(text));
    expect(error?.message).toBe(
      `${sentence} Use different aliases on the fields to fetch both if this was intentional.`,
    );
    expect(error?.locations).toHaveLength(2);
    expect(others).toEqual([]);
  });
});

/** Leaves out the fragments that the operation does not reach: graphql-js compares their fields too. */
function onlyUsed(text: string): string {
  const [operation = '', ...fragments] = text.split(/ (?=fragment )/);
  const used = new Set<string>();
  const note = (body: string): void => {
    for (const [, name = ''] of body.matchAll(/\.\.\.(F\d)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      note(
        fragments.find((fragment) => fragment.startsWith(`fragment ${name}`))?.slice(`fragment ${name}`.length) ?? '',
      );
    }
  };
  note(operation);
  return [operation, ...fragments.filter((fragment) => used.has(fragment.slice(9, 11)))].join(' ');
}

describe('a document that is built to take long', () => {
  const times = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');

  it('is valid if it only repeats itself', () => {
    const repeated = `{ ${times(300, () => 'a { id(x: 1) node { name } }')} }`;
    expect(validateQuery(schema, parse(repeated))).toEqual([]);
    const fragments = times(
      100,
      (n) => `fragment F${n} on Node { id node { ...F${n + 1} ...F${n + 1} } any { ...F${n + 1} } }`,
    );
    const doubling = `{ node { ...F0 } } ${fragments} fragment F100 on Node { id }`;
    expect(validateQuery(schema, parse(doubling))).toEqual([]);
  });

  it('is validated in time although its fragments repeat in many periods', () => {
    const periods = [2, 3, 5, 7, 11, 13];
    const rings = periods.map((period) =>
      times(
        period,
        (n) => `fragment R${period}_${n} on Node { p${period}_${n}: id node { ...R${period}_${(n + 1) % period} } }`,
      ),
    );
    const errors = validateQuery(
      schema,
      parse(`{ node { ${periods.map((period) => `...R${period}_0`).join(' ')} } } ${rings.join(' ')}`),
    );
    expect(errors.map(({ message }) => message)).toContainEqual(expect.stringContaining('Cannot spread fragment'));
  });

  it('is refused if nested types give too many combinations', () => {
    const level = (n: number) =>
      times(
        6,
        (k) =>
          `fragment L${n}_${k} on Node { ${times(3, (t) => `... on ${['A', 'B', 'Node'][t]} { node { ...L${n + 1}_${(k * 3 + t) % 6} f${n}_${k}_${t}: name } }`)} }`,
      );
    const text = `{ node { ${times(6, (k) => `...L0_${k}`)} } } ${times(12, level)} ${times(6, (k) => `fragment L12_${k} on Node { id }`)}`;
    const errors = validateQuery(schema, parse(text));
    expect(errors.length === 0 || errors.at(-1)?.message.startsWith('Validation aborted')).toBe(true);
  });
});

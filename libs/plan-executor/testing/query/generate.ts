import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  parse,
  validate,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Dice } from '../dice';
import type { SupergraphModel } from '../supergraph/model';
import { generateFaults } from '../world/faults';
import { Names } from './names';
import type { TestQuery } from './test-query';
import { Values } from './values';

/**
 * Generates a valid query with aliases, arguments, overlapping fragments, conditions and variables. Some documents hold
 * another operation as well.
 */
export function generateQuery(dice: Dice, schema: GraphQLSchema, model: SupergraphModel): TestQuery {
  const { twinDifferences } = model;
  for (;;) {
    const { text, variables, before } = new QueryWriter(dice, schema, 'Asked', twinDifferences).write();
    const other = dice.chance(20) ? new QueryWriter(dice, schema, 'Other', twinDifferences).write().text : '';
    const document = parse(text + other, { noLocation: true });
    // Names that members of a union share are drawn at random, so sometimes they conflict.
    if (validate(schema, document).length > 0) continue;
    return { document, variables, before, faults: generateFaults(dice, model, text) };
  }
}

interface Fragment {
  name: string;
  on: GraphQLCompositeType;
  /** Absent while the fragment is being written, since it must not spread itself. */
  text?: string;
}

/** Aliases that are also names of keys, fields, the executor's own fields, or inherited properties. */
const strangeNames = [
  'id',
  'code',
  'name',
  'next',
  'label',
  '_a_x',
  '_a1_name',
  '__proto__',
  'constructor',
  'toString',
];

class QueryWriter {
  private readonly names = new Names();
  private readonly values: Values;
  private readonly fragments: Fragment[] = [];
  private splits = 0;

  constructor(
    private readonly dice: Dice,
    private readonly schema: GraphQLSchema,
    /** The operation's name. Its fragments and variables have names that no other operation uses. */
    private readonly name: 'Asked' | 'Other',
    /** The names of fields in which members of abstract types differ; undefined if none is nearly like another. */
    private readonly differences: readonly string[] | undefined,
  ) {
    this.values = new Values(dice, schema, name === 'Asked' ? 'v' : 'o');
  }

  write(): { text: string; variables: Record<string, unknown>; before: Record<string, unknown>[] } {
    const mutation = this.dice.chance(12) && this.schema.getMutationType();
    const root = mutation || this.schema.getQueryType()!;
    const selections = this.selections(root, this.dice.between(2, 5), this.dice.between(1, 4));
    const keyword = mutation ? 'mutation' : 'query';
    const fragments = this.fragments.map(({ name, on, text }) => `fragment ${name} on ${on.name} ${text}`);
    const operation = `${keyword} ${this.name}${this.values.definitions()} ${selections}`;
    const { variables } = this.values;
    const text = ['', operation, ...fragments].join('\n');
    return { text, variables, before: this.dice.chance(30) ? this.values.othersVariables() : [] };
  }

  private selections(type: GraphQLCompositeType, depth: number, breadth: number): string {
    const parts = Array.from({ length: this.dice.between(1, breadth) }, () => this.selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    if (this.dice.chance(8)) return this.typename(type);
    const onMembers = depth > 1 && isAbstractType(type) ? this.onMembers(type, depth) : undefined;
    if (onMembers) return onMembers;
    const wantsFragment = depth > 1 && this.dice.chance(isAbstractType(type) ? 55 : 18);
    if (wantsFragment) return this.fragment(type, depth);
    const field = isUnionType(type) ? undefined : this.chooseField(type, depth);
    return field ? this.field(field, depth) : this.typename(type);
  }

  private typename(type: GraphQLCompositeType): string {
    if (isObjectType(type) && type === this.schema.getQueryType() && this.dice.chance(20)) {
      return '__schema { queryType { name } }';
    }
    return `${this.names.responseName('__typename', 'String!', '', this.dice.chance(20))}__typename${this.condition()}`;
  }

  /** Fragments on members of an abstract type, sometimes. */
  private onMembers(type: GraphQLCompositeType, depth: number): string | undefined {
    if (this.differences && this.dice.chance(50)) return this.same(type, depth);
    return this.dice.chance(35) ? this.alike(type, depth, this.splits++) : undefined;
  }

  /** The same field of every member of an abstract type that has it with the same type. */
  private same(type: GraphQLCompositeType, depth: number): string {
    const members = this.possible(type);
    const one = this.dice.pick(members);
    const different = Object.values(one.getFields()).filter(({ name }) => this.differences?.includes(name));
    const isDifferent = different.length > 0 && this.dice.chance(70);
    const field = isDifferent ? this.dice.pick(different) : this.chooseField(one, depth);
    if (!field) return '__typename';
    const args = this.values.argumentsOf(field);
    const inner = getNamedType(field.type);
    const below = isCompositeType(inner) ? ` ${this.selections(inner, depth - 1, 2)}` : '';
    const selection = `s${this.splits++}: ${field.name}${args}${below}`;
    const alike = members.filter((each) => String(each.getFields()[field.name]?.type) === String(field.type));
    return alike.map(({ name }) => `... on ${name} { ${selection} }`).join(' ');
  }

  /** Fragments on members of an abstract type whose different fields share response names. */
  private alike(type: GraphQLCompositeType, depth: number, split: number): string {
    if (isObjectType(type)) return this.alikeFields(type, depth, split);
    const members = this.dice.oneOrMore(this.possible(type), 85);
    return members.map((each) => `... on ${each.name} { ${this.alikeFields(each, depth, split)} }`).join(' ');
  }

  /** Fields whose names contain the shapes of their values, since fields that share a name must have the same shape. */
  private alikeFields(type: GraphQLObjectType, depth: number, split: number): string {
    const fields = new Map<string, string>();
    for (let i = this.dice.between(1, 3); i > 0; i--) {
      const field = this.chooseField(type, depth);
      if (!field) continue;
      const inner = getNamedType(field.type);
      const shape = isCompositeType(inner) ? String(field.type).replace(inner.name, '') : String(field.type);
      const ownName = `x${split}_${shape.replace('[', 'L').replace('!', 'N').replace(/\W/g, '_')}`;
      const name = this.dice.chance(12) ? this.dice.pick(strangeNames) : ownName;
      const selections = isCompositeType(inner) ? ` { ${this.alike(inner, depth - 1, split)} }` : '';
      fields.set(name, `${name}: ${field.name}${this.values.argumentsOf(field)}${selections}`);
    }
    return fields.size > 0 ? [...fields.values()].join(' ') : '__typename';
  }

  private chooseField(type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>, depth: number) {
    const fields = Object.values(type.getFields());
    const possible = depth > 1 ? fields : fields.filter((field) => isLeafType(getNamedType(field.type)));
    const deep = possible.filter((field) => isCompositeType(getNamedType(field.type)));
    if (possible.length === 0) return undefined;
    const made = possible.filter(({ name }) => /^made|^seen|^pet_/.test(name));
    return this.dice.pick(this.dice.pick([possible, deep, deep, made].filter((each) => each.length > 0)));
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = this.values.argumentsOf(field);
    const preferred = this.dice.chance(4) ? this.dice.pick(strangeNames) : undefined;
    const name = this.names.responseName(field.name, String(field.type), args, this.dice.chance(12), preferred);
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${this.selections(type, depth - 1, 3)}` : '';
    return `${name}${field.name}${args}${this.condition()}${inner}`;
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.dice.pick(this.overlapping(type));
    if (this.dice.chance(60)) {
      const condition = on === type && this.dice.chance(40) ? '' : ` on ${on.name}`;
      return `...${condition}${this.condition()} ${this.selections(on, depth - 1, 3)}`;
    }
    return `...${this.named(on, depth)}${this.condition()}`;
  }

  /** The name of an existing fragment or of a new one. */
  private named(on: GraphQLCompositeType, depth: number): string {
    const existing = this.fragments.find((each) => each.on === on && each.text !== undefined);
    if (existing && this.dice.chance(50)) return existing.name;
    const fragment: Fragment = { name: `F${this.name}${this.fragments.length}`, on };
    this.fragments.push(fragment);
    fragment.text = this.selections(on, depth - 1, 3);
    return fragment.name;
  }

  /** The types that an object of this type may also have. */
  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = new Set(this.possible(type));
    const others = Object.values(this.schema.getTypeMap()).filter(
      (each): each is GraphQLCompositeType => isCompositeType(each) && !each.name.startsWith('__'),
    );
    return others.filter((each) => this.possible(each).some((one) => possible.has(one)));
  }

  private possible(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isObjectType(type) ? [type] : this.schema.getPossibleTypes(type);
  }

  private condition(): string {
    if (!this.dice.chance(12)) return '';
    const directives = this.dice.pick([['skip'], ['include'], ['include'], ['skip', 'include']]);
    return directives.map((name) => ` @${name}(if: ${this.values.condition()})`).join('');
  }
}

import {
  parseType,
  typeFromAST,
  type NamedTypeNode,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { ownValue, setOwn } from '../../src/json';
import type { Dice } from '../dice';

interface Variable {
  name: string;
  type: string;
  /** As GraphQL text. */
  default?: string;
}

/** Names that planners and the executor use for their own variables, or that JavaScript objects inherit. */
const strangeNames = ['representations', '__batch_reps_0', '_entities', '_l0', 'caller_x', '__proto__', 'constructor'];

/** Generates arguments as literals and variables, and collects the variables that are used. */
export class Values {
  /** The values that the caller sends; a variable may be absent. */
  readonly variables: Record<string, unknown> = {};
  private readonly declared: Variable[] = [];
  private readonly conditions = new Set<string>();

  constructor(
    private readonly dice: Dice,
    private readonly schema: GraphQLSchema,
    /** The first letter of the names of variables. */
    private readonly prefix: string,
  ) {}

  /** The definitions, such as `($v0: Int = 3)`; empty without variables. */
  definitions(): string {
    const all = this.declared.map((each) => `$${each.name}: ${each.type}${each.default ? ` = ${each.default}` : ''}`);
    return all.length > 0 ? `(${all.join(', ')})` : '';
  }

  /** The arguments of a field, such as `(at: 3, where: $v1)`; may be empty. */
  argumentsOf(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((each) => isRequiredArgument(each) || this.dice.chance(65));
    const printed = given.map(({ name, type }) => `${name}: ${this.value(type)}`);
    return printed.length > 0 ? `(${printed.join(', ')})` : '';
  }

  /** The value of a `@skip` or `@include`. */
  condition(): string {
    if (this.dice.chance(40)) return this.dice.pick(['true', 'false']);
    // A nullable variable needs a default here.
    const type = this.dice.pick(['Boolean!', 'Boolean!', 'Boolean']);
    const variable = this.variable(type, () => this.dice.pick([true, false]), type === 'Boolean');
    this.conditions.add(variable.slice(1));
    return variable;
  }

  /** Other variables for the same document: other conditions, null, or none. */
  othersVariables(): Record<string, unknown>[] {
    const others = (value: unknown) =>
      this.dice.pick<Record<string, unknown>>([{ value: !value }, { value: !value }, { value: null }, {}]);
    return Array.from({ length: this.conditions.size > 0 ? this.dice.between(0, 2) : 0 }, () => {
      const variables = { ...this.variables };
      for (const name of this.conditions) {
        const given = others(ownValue(variables, name));
        if ('value' in given) setOwn(variables, name, given.value);
        else delete variables[name];
      }
      return variables;
    });
  }

  private value(type: GraphQLInputType, depth = 0): string {
    if (this.dice.chance(depth === 0 ? 40 : 12)) return this.variable(String(type), () => this.sent(type));
    const strange = strangeLiterals[String(getNullableType(type))];
    if (strange && this.dice.chance(40)) return this.dice.pick(strange);
    return written(this.sent(type), type);
  }

  private variable(type: string, make: () => unknown, needsDefault = false): string {
    const same = this.declared.filter((each) => each.type === type && (!needsDefault || each.default !== undefined));
    if (same.length > 0 && this.dice.chance(40)) return `$${this.dice.pick(same).name}`;
    const variable: Variable = { name: this.newName(), type };
    this.declared.push(variable);
    const graphqlType = this.inputType(type);
    if (needsDefault || this.dice.chance(35)) variable.default = written(notNull(make), graphqlType);
    const mayBeAbsent = variable.default !== undefined || !isNonNullType(graphqlType);
    if (!mayBeAbsent || !this.dice.chance(40)) setOwn(this.variables, variable.name, make());
    return `$${variable.name}`;
  }

  private newName(): string {
    const strange = this.dice.chance(8) ? this.dice.pick(strangeNames) : undefined;
    if (strange && !this.declared.some(({ name }) => name === strange)) return strange;
    return `${this.prefix}${this.declared.length}`;
  }

  /** Parses the type of a variable. */
  private inputType(text: string): GraphQLInputType {
    return typeFromAST(this.schema, parseType(text) as NamedTypeNode) as GraphQLInputType;
  }

  private sent(type: GraphQLInputType, depth = 0): unknown {
    if (isNonNullType(type)) return this.sentNotNull(getNullableType(type), depth);
    return this.dice.chance(12) ? null : this.sentNotNull(type, depth);
  }

  private sentNotNull(type: GraphQLInputType, depth: number): unknown {
    if (isListType(type)) return Array.from({ length: this.dice.between(0, 2) }, () => this.sent(type.ofType, depth));
    if (isEnumType(type)) return this.dice.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(() => this.dice.chance(depth === 0 ? 50 : 20));
      return Object.fromEntries(fields.map((field) => [field.name, this.sent(field.type, depth + 1)]));
    }
    const leaves: Record<string, unknown> = {
      Int: this.dice.between(0, 9),
      Float: this.dice.pick([0, 0.1, -1.5, 1e21, 7]),
      Boolean: this.dice.chance(50),
      Blob: this.dice.pick([7, -0.5, 'b', true, [1, [null, 'x\b']], { __proto: 1, constructor: { a: '所沢' } }]),
    };
    return leaves[String(type)] ?? this.dice.pick(['', 'x', '所沢 e\u0301 \u2028', 'a"b\\c\n', 'a\bb\f\u0001', '\\b']);
  }
}

function notNull(make: () => unknown): unknown {
  for (;;) {
    const value = make();
    if (value !== null) return value;
  }
}

/** Literals that easily change when they are parsed and printed. */
const strangeLiterals: Record<string, string[]> = {
  String: ['"\\b\\u3042\\u{1F600}"', '"""\n  block "\\b"\n    more\n"""'],
  ID: ['9007199254740993', '-99999999999999999999', '0'],
  Float: ['1.50', '1e3', '9007199254740993', '-0.0'],
  Blob: ['9007199254740993', '1e400', '-0', '{a: "\\b", b: [RED, 1.50, null]}', '{b: 1, a: 2}', 'RED', '["\\f", {}]'],
};

/** A value as a GraphQL literal. */
function written(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (isEnumType(nullable)) return String(value);
  if (isListType(nullable)) return `[${(value as unknown[]).map((each) => written(each, nullable.ofType)).join(', ')}]`;
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    const parts = Object.entries(value).map(([name, each]) => `${name}: ${written(each, fields[name]!.type)}`);
    return `{${parts.join(', ')}}`;
  }
  if (typeof value === 'object') return blobLiteral(value);
  return JSON.stringify(value);
}

function blobLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(blobLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, each]) => `${name}: ${blobLiteral(each)}`)
    .join(', ')}}`;
}

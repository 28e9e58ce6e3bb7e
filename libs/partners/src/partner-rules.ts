import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
} from 'graphql';
import type { SubgraphSchema } from './composition';
import {
  addTypes,
  argumentOf,
  fieldsOf,
  hasAlias,
  isExternal,
  isKey,
  isListField,
  isSameList,
  keyFieldsOf,
  keysOf,
  namedType,
  partsOf,
  plainName,
  rootTypes,
  textsIn,
  typesOf,
  type KnownType,
  type TypeNode,
} from './schema-types';

/** What a partner's schema adds to the graph, and what it contains that a partner may not add. */
export interface RuleReport {
  faults: LocalizedText[];
  advice: LocalizedText[];
  /** The fields that it adds to types of other subgraphs, by type. */
  extended: Map<string, string[]>;
  /** The types of other subgraphs that it only refers to by key. */
  referred: string[];
  /** The types that only it defines. */
  owned: string[];
  /** The root fields of queries that it adds. */
  rootFields: string[];
  /** The types and fields that are at fault: `Park`, `Park.name`. */
  refused: string[];
  /** The types that it may extend, but nobody else has: a slip, or a type that is gone. With one that is meant, if any. */
  unknownTypes: Map<string, string | undefined>;
}

export interface CheckedPartner extends SubgraphSchema {
  /** The types of other subgraphs that it may extend. */
  types: readonly string[];
}

/** Types that every subgraph with connections defines in the same way. */
const sharedTypes = new Set(['PageInfo']);
/** The directives that a partner may put on a type of others, and on the fields and values that it repeats. */
const harmlessOnTypes = new Set(['key', 'extends', 'shareable', 'tag', 'specifiedBy']);
const harmlessOnKeys = new Set(['external', 'shareable', 'tag']);
/** The directives from which the gateway computes its limits, each with its argument that is a number. */
const sizeArguments = new Map([
  ['cost', 'weight'],
  ['listSize', 'assumedSize'],
]);
/** The arguments of a list that say how many items it has, and not where it begins. */
const slicingNames = ['first', 'last', 'limit'];

/**
 * Judges a partner's schema by what a partner may do: define types of its own, add nullable fields to the types that it
 * was allowed, and add root fields of queries. Whether the schemas compose is judged by `composition.ts`.
 *
 * @param others the schemas of all other subgraphs
 */
export function checkRules(others: SubgraphSchema[], partner: CheckedPartner): RuleReport {
  return new RuleCheck(others, partner).report();
}

class RuleCheck {
  readonly #known = new Map<string, KnownType>();
  readonly #report: RuleReport = {
    faults: [],
    advice: [],
    extended: new Map(),
    referred: [],
    owned: [],
    rootFields: [],
    refused: [],
    unknownTypes: new Map(),
  };

  constructor(
    others: SubgraphSchema[],
    private readonly partner: CheckedPartner,
  ) {
    for (const { name, sdl } of others) addTypes(this.#known, name, parse(sdl, { noLocation: true }));
  }

  report(): RuleReport {
    const document = parse(this.partner.sdl, { noLocation: true });
    const roots = rootTypes(document);
    this.#checkImports(document);
    for (const [name, nodes] of typesOf(document)) {
      const operation = roots.get(name);
      if (operation === 'query') this.#checkQuery(nodes);
      else if (operation) this.#refuseOperation(operation);
      else this.#checkType(name, nodes);
      this.#checkCosts(name, nodes);
    }
    for (const name of this.partner.types) {
      if (this.#known.get(name)?.kind !== 'object') this.#report.unknownTypes.set(name, this.#typeLike(name));
    }
    return this.#report;
  }

  #typeLike(name: string): string | undefined {
    const plain = (text: string): string => text.toLowerCase().replace(/s$/, '');
    return [...this.#known].find(([other, { kind }]) => kind === 'object' && plain(other) === plain(name))?.[0];
  }

  /** @param coordinate the type or field that is at fault */
  #refuse(ja: string, en: string, coordinate?: string): void {
    this.#report.faults.push({ ja, en });
    if (coordinate !== undefined) this.#report.refused.push(coordinate);
  }

  /** A directive that is imported under another name would pass the checks below. */
  #checkImports(document: DocumentNode): void {
    const links = document.definitions.flatMap((one) =>
      one.kind === Kind.SCHEMA_DEFINITION || one.kind === Kind.SCHEMA_EXTENSION ? (one.directives ?? []) : [],
    );
    for (const { name, arguments: given = [] } of links) {
      if (name.value === 'composeDirective') this.#refuseDirective('@composeDirective');
      if (given.some((argument) => hasAlias(argument.value))) {
        this.#refuse(
          '@link で取り込む名前を as で変えています。元の名前のまま取り込んでください。',
          'A @link imports something under another name (as). Import it under its own name.',
        );
      }
    }
  }

  #checkQuery(nodes: TypeNode[]): void {
    const ours = this.#known.get('Query');
    for (const field of fieldsOf(nodes)) {
      const name = field.name.value;
      if (ours?.fields.has(name)) {
        this.#refuse(
          `ルートの項目 Query.${name} はすでにあります。別の名前にしてください。`,
          `The root field Query.${name} exists already. Give yours another name.`,
          `Query.${name}`,
        );
      } else this.#report.rootFields.push(name);
      this.#requireNullable('Query', field);
    }
  }

  #refuseOperation(operation: string): void {
    this.#refuse(
      `参加するサブグラフは ${operation} を持てません。利用者の権限は渡されないからです。schema から除いてください。`,
      `A partner's subgraph may not have a ${operation}, because it never learns who the caller is. Remove it from the schema.`,
    );
  }

  #checkType(name: string, nodes: TypeNode[]): void {
    const known = this.#known.get(name);
    if (!known) return void this.#report.owned.push(name);
    const isScalar = nodes.every(({ kind }) => kind === Kind.SCALAR_TYPE_DEFINITION);
    if (isScalar || sharedTypes.has(name) || isSameList(known, nodes))
      return this.#checkDirectivesOnRepeated(name, nodes);

    const keys = keyFieldsOf(nodes);
    // A key of the partner's own is an addition like any other field.
    const added = [...fieldsOf(nodes)].filter((field) => !isKey(field, keys) || !known.fields.has(field.name.value));
    this.#checkDirectivesOnForeign(name, nodes, keys);
    if (known.kind === 'object' && keys.size > 0 && added.every(isExternal)) {
      return void this.#report.referred.push(name);
    }
    if (!this.partner.types.includes(name)) {
      return this.#refuse(
        `型 ${name} は ${known.owner} のものです。加えることを許すには、--types に ${name} を入れてください。`,
        `The type ${name} belongs to ${known.owner}. To allow additions to it, name it in --types.`,
        name,
      );
    }
    if (known.keys.size === 0 || keysOf(nodes).some((key) => known.keys.has(key))) {
      return this.#checkAddedFields(name, known, added);
    }
    this.#refuseKey(name, known, nodes);
    // Of the fields by which the type is not known, nothing else can be said.
    const others = added.filter((field) => !isKey(field, keys) && !known.keys.has(field.name.value));
    this.#checkAddedFields(name, known, others);
  }

  #refuseKey(name: string, { keys: known }: KnownType, nodes: TypeNode[]): void {
    const given = keysOf(nodes);
    const fields = new Set([...fieldsOf(nodes)].map((field) => field.name.value));
    const quoted = (keys: Iterable<string>, ja: boolean): string =>
      [...keys].map((key) => (ja ? `「${key}」` : `"${key}"`)).join(ja ? '、' : ' or ');
    const key = [...known].find((one) => fields.has(one)) ?? [...known][0];
    const add = `@key(fields: "${key}")`;
    this.#refuse(
      given.length === 0
        ? `計画グラフでは、型 ${name} をキー${quoted(known, true)}で見つけます。${add} を付けてください。`
        : `計画グラフでは、型 ${name} をキー${quoted(known, true)}で見つけます。${quoted(given, true)}では見つかりません。キーを直してください。`,
      given.length === 0
        ? `The graph knows ${name} by its key ${quoted(known, false)}. Add ${add}.`
        : `The graph knows ${name} by its key ${quoted(known, false)}, not by ${quoted(given, false)}. Change the key.`,
      name,
    );
  }

  #checkAddedFields(name: string, known: KnownType, added: FieldDefinitionNode[]): void {
    for (const field of added.filter((one) => !isExternal(one))) {
      const owner = known.fields.get(field.name.value);
      if (owner !== undefined) {
        this.#refuse(
          `項目 ${name}.${field.name.value} は ${owner} のものです。別の名前にするか、@external にしてください。`,
          `The field ${name}.${field.name.value} belongs to ${owner}. Give yours another name, or mark it @external.`,
          `${name}.${field.name.value}`,
        );
        continue;
      }
      this.#report.extended.set(name, [...(this.#report.extended.get(name) ?? []), field.name.value]);
      this.#requireNullable(name, field);
    }
  }

  /** The outage of a partner must cost nothing but its own fields. */
  #requireNullable(type: string, { name, type: { kind } }: FieldDefinitionNode): void {
    if (kind !== Kind.NON_NULL_TYPE) return;
    this.#refuse(
      `項目 ${type}.${name.value} は null を許す型にしてください(「!」を除く)。応答しないとき、ほかの項目まで失われないためです。`,
      `The field ${type}.${name.value} must be nullable (without "!"), so that an outage costs nothing else.`,
    );
  }

  /** A type that is repeated as it is must not change, either. */
  #checkDirectivesOnRepeated(name: string, nodes: TypeNode[]): void {
    for (const { coordinate, directives = [] } of partsOf(name, nodes)) {
      for (const directive of directives) {
        const isHarmless = harmlessOnTypes.has(plainName(directive));
        if (!isHarmless) this.#refuseDirective(`@${directive.name.value} (${coordinate})`);
      }
    }
  }

  #checkDirectivesOnForeign(name: string, nodes: TypeNode[], keys: ReadonlySet<string>): void {
    for (const directive of nodes.flatMap((node) => node.directives ?? [])) {
      if (!harmlessOnTypes.has(plainName(directive))) this.#refuseDirective(`@${directive.name.value} (${name})`);
    }
    for (const field of fieldsOf(nodes)) {
      for (const directive of field.directives ?? []) {
        const isHarmless = !isKey(field, keys) || harmlessOnKeys.has(plainName(directive));
        if (plainName(directive) === 'override' || !isHarmless) {
          this.#refuseDirective(`@${directive.name.value} (${name}.${field.name.value})`);
        }
      }
    }
  }

  #refuseDirective(directive: string): void {
    this.#refuse(
      `${directive} は使えません。ほかの組織の型や項目を変えるからです。`,
      `${directive} may not be used, because it changes types or fields of others.`,
    );
  }

  /** Nothing may count as less than it is. */
  #checkCosts(name: string, nodes: TypeNode[]): void {
    for (const { coordinate, directives = [] } of partsOf(name, nodes)) {
      for (const directive of directives) {
        const argument = sizeArguments.get(plainName(directive));
        if (argument && isBelowOne(argumentOf(directive, argument))) {
          this.#refuse(
            `${coordinate} の @${plainName(directive)} が 1 より小さい数です。1 以上にしてください。`,
            `The @${plainName(directive)} of ${coordinate} is less than 1. Use 1 or more.`,
          );
        }
      }
    }
    for (const field of fieldsOf(nodes)) {
      const coordinate = `${name}.${field.name.value}`;
      const listSize = field.directives?.find((directive) => plainName(directive) === 'listSize');
      if (listSize) this.#checkListSize(coordinate, field, listSize);
      else if (isListField(field)) {
        this.#report.advice.push({
          ja: `${coordinate} に @listSize がありません。10 件の一覧として数えます。`,
          en: `${coordinate} has no @listSize. It is counted as a list of 10.`,
        });
      }
    }
  }

  #checkListSize(coordinate: string, field: FieldDefinitionNode, listSize: ConstDirectiveNode): void {
    const misnamed = textsIn(argumentOf(listSize, 'slicingArguments')).find((name) => !slicingNames.includes(name));
    if (misnamed !== undefined) {
      const names = slicingNames.join(', ');
      this.#refuse(
        `${coordinate} の slicingArguments に ${misnamed} があります。件数を表す引数(${names})だけにしてください。`,
        `The slicingArguments of ${coordinate} contain ${misnamed}. Name only arguments that say how many items there are: ${names}.`,
      );
    }
    const type = namedType(field.type);
    const foreign = textsIn(argumentOf(listSize, 'sizedFields')).find((name) =>
      this.#known.get(type)?.fields.has(name),
    );
    if (foreign !== undefined) {
      this.#refuse(
        `${coordinate} の sizedFields に、ほかの組織の項目 ${type}.${foreign} があります。除いてください。`,
        `The sizedFields of ${coordinate} contain ${type}.${foreign}, a field of others. Remove it.`,
      );
    }
  }
}

const isBelowOne = (value: ConstValueNode | undefined): boolean =>
  value !== undefined && value.kind !== Kind.NULL && !('value' in value && Number(value.value) >= 1);

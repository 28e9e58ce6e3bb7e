import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import type { SubgraphSchema } from './composition';

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
}

export interface CheckedPartner extends SubgraphSchema {
  /** The types of other subgraphs that it may extend. */
  types: readonly string[];
}

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

/** Types that every subgraph with connections defines in the same way. */
const sharedTypes = new Set(['PageInfo']);
/** The directives that a partner may put on a type of others, and on the key fields of it. */
const harmlessOnTypes = new Set(['key', 'extends', 'shareable', 'tag']);
const harmlessOnKeys = new Set(['external', 'shareable', 'tag']);

/**
 * Judges a partner's schema by what a partner may do: define types of its own, add nullable fields to the types that it
 * was allowed, and add root fields of queries. Whether the schemas compose is not judged here.
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
    return this.#report;
  }

  #refuse(ja: string, en: string): void {
    this.#report.faults.push({ ja, en });
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
    if (sharedTypes.has(name) || nodes.every(({ kind }) => kind === Kind.SCALAR_TYPE_DEFINITION)) return;
    if (isSameList(known, nodes)) return;

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
      );
    }
    this.#checkAddedFields(name, known, added);
  }

  #checkAddedFields(name: string, known: KnownType, added: FieldDefinitionNode[]): void {
    for (const field of added.filter((one) => !isExternal(one))) {
      const owner = known.fields.get(field.name.value);
      if (owner !== undefined) {
        this.#refuse(
          `項目 ${name}.${field.name.value} は ${owner} のものです。別の名前にするか、@external にしてください。`,
          `The field ${name}.${field.name.value} belongs to ${owner}. Give yours another name, or mark it @external.`,
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

  /** The limits of the gateway are computed from these. */
  #checkCosts(name: string, nodes: TypeNode[]): void {
    for (const field of fieldsOf(nodes)) {
      const coordinate = `${name}.${field.name.value}`;
      const directives = field.directives ?? [];
      if (directives.some((directive) => costDirectives.has(plainName(directive)) && hasNegative(directive))) {
        this.#refuse(
          `${coordinate} の @cost または @listSize が負の数です。0 以上にしてください。`,
          `The @cost or @listSize of ${coordinate} is negative. Use 0 or more.`,
        );
      }
      if (isListField(field) && !directives.some((directive) => plainName(directive) === 'listSize')) {
        this.#report.advice.push({
          ja: `${coordinate} に @listSize がありません。10 件の一覧として数えます。`,
          en: `${coordinate} has no @listSize. It is counted as a list of 10.`,
        });
      }
    }
  }
}

interface KnownType {
  /** The subgraph that defines most of it. */
  owner: string;
  kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';
  /** The subgraph of each of its fields, enum values or members that defines it first. */
  fields: Map<string, string>;
}

function addTypes(types: Map<string, KnownType>, owner: string, document: DocumentNode): void {
  for (const [name, nodes] of typesOf(document)) {
    const known = types.get(name) ?? { owner, kind: kindOf(nodes), fields: new Map<string, string>() };
    // Others refer to it with a few fields.
    const names = namesIn(nodes);
    if (names.length > known.fields.size) known.owner = owner;
    for (const one of names) if (!known.fields.has(one)) known.fields.set(one, owner);
    types.set(name, known);
  }
}

/** The types of a schema with their definition and extensions, without those that federation adds. */
function typesOf(document: DocumentNode): Map<string, TypeNode[]> {
  const types = new Map<string, TypeNode[]>();
  for (const definition of document.definitions.filter(isType)) {
    const name = definition.name.value;
    if (/^_|__|^FieldSet$/.test(name)) continue;
    types.set(name, [...(types.get(name) ?? []), definition]);
  }
  return types;
}

const isType = (node: DefinitionNode): node is TypeNode => /Type(Definition|Extension)$/.test(node.kind);

/** The operation of each root type, by the type's name. */
function rootTypes(document: DocumentNode): Map<string, string> {
  const roots = new Map([
    ['Query', 'query'],
    ['Mutation', 'mutation'],
    ['Subscription', 'subscription'],
  ]);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { type, operation } of definition.operationTypes ?? []) roots.set(type.name.value, operation);
  }
  return roots;
}

function kindOf(nodes: TypeNode[]): KnownType['kind'] {
  const [word = ''] = /^[A-Z][a-z]+/.exec(nodes[0]?.kind ?? '') ?? [];
  return word.toLowerCase() as KnownType['kind'];
}

function* fieldsOf(nodes: TypeNode[]): Iterable<FieldDefinitionNode> {
  for (const node of nodes) {
    if (!('fields' in node) || kindOf([node]) === 'input') continue;
    for (const field of (node.fields ?? []) as readonly FieldDefinitionNode[]) {
      // Federation's own root fields are `_entities` and `_service`.
      if (!field.name.value.startsWith('_')) yield field;
    }
  }
}

function namesIn(nodes: TypeNode[]): string[] {
  return nodes.flatMap((node) => {
    if ('fields' in node) {
      return ((node.fields ?? []) as readonly (FieldDefinitionNode | InputValueDefinitionNode)[]).map(
        ({ name }) => name.value,
      );
    }
    if ('values' in node) return (node.values ?? []).map(({ name }) => name.value);
    return 'types' in node ? (node.types ?? []).map(({ name }) => name.value) : [];
  });
}

/** An enum or an input type that is repeated as it is changes nothing. */
function isSameList({ kind, fields }: KnownType, nodes: TypeNode[]): boolean {
  const names = namesIn(nodes);
  const isList = (kind === 'enum' || kind === 'input') && kindOf(nodes) === kind;
  return isList && names.length === fields.size && names.every((name) => fields.has(name));
}

function keyFieldsOf(nodes: TypeNode[]): Set<string> {
  const keys = nodes.flatMap(({ directives }) => directives ?? []).filter((one) => plainName(one) === 'key');
  const texts = keys.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
  );
  return new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
}

const isKey = (field: FieldDefinitionNode, keys: ReadonlySet<string>): boolean => keys.has(field.name.value);

const isExternal = ({ directives = [] }: FieldDefinitionNode): boolean =>
  directives.some((directive) => plainName(directive) === 'external');

/** `@federation__key` is `@key`. */
const plainName = ({ name }: ConstDirectiveNode): string => name.value.split('__').at(-1) ?? '';

const costDirectives = new Set(['cost', 'listSize']);

const hasNegative = ({ arguments: given = [] }: ConstDirectiveNode): boolean =>
  given.some(({ value }) => 'value' in value && String(value.value).startsWith('-'));

const isListField = ({ type }: FieldDefinitionNode): boolean =>
  (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE;

/** True for an import such as `{ name: "@override", as: "@o" }`, or a whole specification `as: "fed"`. */
function hasAlias(value: NonNullable<ConstDirectiveNode['arguments']>[number]['value']): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasAlias);
  return value.kind === Kind.OBJECT && value.fields.some(({ name }) => name.value === 'as');
}

import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isObjectType,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { PlanningFacts } from '../plan/planning-facts';
import { fieldCollector, type CollectedField, type CollectFields } from './fields';

/** What an operation asks for, without fragments: the fields of each type. Equal selections of a type are one shape. */
export interface OperationShape {
  root: ObjectShape;
  /** The object types for which each representative stands, itself among them. */
  classes: TypeClasses;
}

export type TypeClasses = ReadonlyMap<string, readonly string[]>;

/** What is asked where the operation arrives at an object type. */
export interface ObjectShape {
  fields: FieldShape[];
}

/** What is asked where the operation arrives at an interface or a union. */
export interface AbstractShape {
  /** What every member is asked, and what a subgraph resolves for all members that it has. */
  fields: FieldShape[];
  /** What else is asked of each member. */
  members: { type: GraphQLObjectType; fields: FieldShape[] }[];
}

export interface FieldShape {
  node: FieldNode;
  /** How often the operation mentions it, although it is written once. */
  mentions: number;
  /** Undefined for a field without selections. */
  below: ObjectShape | AbstractShape | undefined;
}

/**
 * Reads what an operation asks of which types, and which object types are the same to a plan for it.
 *
 * What is asked of an interface or a union is spread over all of its members, and planners plan it for each of them; what
 * is asked two levels deep, for each pair. Most members differ only in their names. Two object types are in one class if
 * - every interface or union at which the operation arrives has both of them, in the same subgraphs, and the operation
 *   asks the same fields of them,
 * - these fields, and those that keys and requirements mention, have the same types and arguments, and every subgraph
 *   says the same of them,
 * - both types are in the same subgraphs with the same keys, and
 * - plans arrive at them in no other way: neither is the type of a field of the operation, and no key or requirement leads
 *   to one of them.
 *
 * A step of a plan concerns an object of a type only by these facts: whether a subgraph can return it at a field,
 * whether it can be fetched by a key, and whether the subgraph resolves a field, given what the field requires. So each
 * step that is right for one type of a class is right for the others under their names, however the planner found it.
 *
 * @throws a TooManyFieldsError
 */
export function readShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  facts: PlanningFacts,
): OperationShape {
  const reader = new ShapeReader(schema, facts, fieldCollector(document, schema));
  const type = schema.getRootType(operation);
  const root = type ? reader.readObject(type, selectionSet.selections) : { fields: [] };
  return { root, classes: reader.classes() };
}

/**
 * In all shapes together. An operation has at least as many fields once it is written out, and planners read every one, so
 * a short text can be long for them.
 */
export const maxFields = 20_000;

/** Thrown before an operation of so many fields has been read to its end. */
export class TooManyFieldsError extends GraphQLError {
  constructor() {
    super('The query asks for too many types inside types. Ask in several queries.', {
      extensions: { code: 'QUERY_TOO_COSTLY' },
    });
  }
}

/** What is asked of a member of interfaces and unions, wherever the operation arrives at one of them. */
interface AskedOfMember {
  /** The numbers of these places, each with the fields that are asked there. */
  texts: string[];
  /** The names of these fields, and of those that plans may need. */
  fields: Set<string>;
  /** True if it is asked for fields that are not asked of the interface itself. */
  hasOwn: boolean;
}

class ShapeReader {
  readonly #objects = new Map<string, ObjectShape>();
  readonly #abstracts = new Map<string, AbstractShape>();
  readonly #members = new Map<GraphQLObjectType, AskedOfMember>();
  readonly #abstractTypes: Set<string>;
  /** The types that no other type is the same as. */
  readonly #distinct: Set<string>;
  readonly #texts = new WeakMap<SelectionNode, string>();
  #fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly facts: PlanningFacts,
    private readonly collect: CollectFields,
  ) {
    this.#abstractTypes = new Set(facts.keyedInterfaces);
    this.#distinct = new Set(facts.neededTypes);
  }

  readObject(type: GraphQLObjectType, selections: readonly SelectionNode[]): ObjectShape {
    const key = `${type.name}\n${this.#textOf(selections)}`;
    let shape = this.#objects.get(key);
    if (shape) return shape;
    this.#objects.set(key, (shape = { fields: [] }));
    this.#distinct.add(type.name);
    shape.fields = this.collect(type, selections).map((field) => this.#readField(type, field));
    return shape;
  }

  /** @param subgraphs those that resolve the field by which the operation arrives */
  #readAbstract(
    type: GraphQLAbstractType,
    selections: readonly SelectionNode[],
    subgraphs: readonly string[],
  ): AbstractShape {
    const key = `${type.name} ${subgraphs.join()}\n${this.#textOf(selections)}`;
    let shape = this.#abstracts.get(key);
    if (shape) return shape;
    this.#abstracts.set(key, (shape = { fields: [], members: [] }));
    const number = this.#abstracts.size;
    this.#abstractTypes.add(type.name);

    const members = this.schema.getPossibleTypes(type).map((member) => {
      const fields = this.collect(member, selections);
      return { member, fields, texts: new Map(fields.map((field) => [field.responseName, this.#fieldText(field)])) };
    });
    const common = this.collect(type, selections).filter((field) => {
      const text = this.#fieldText(field);
      const isResolved = this.#isResolved(field, type.name, subgraphs);
      return isResolved && members.every(({ texts }) => texts.get(field.responseName) === text);
    });
    const names = new Set(common.map(({ responseName }) => responseName));
    const own = members.map(({ member, fields, texts }) => {
      const ownFields = fields.filter(({ responseName }) => !names.has(responseName));
      this.#noteMember(member, number, fields, [...texts.values()], ownFields.length > 0);
      return { member, fields: ownFields };
    });
    shape.fields = common.map((field) => this.#readField(type, field));
    shape.members = own.map(({ member, fields }) => ({
      type: member,
      fields: fields.map((field) => this.#readField(member, field)),
    }));
    return shape;
  }

  #readField(parent: GraphQLCompositeType, { node, selections, mentions }: CollectedField): FieldShape {
    if (++this.#fields > maxFields) throw new TooManyFieldsError();
    const type = innerType(parent, node);
    if (!type) return { node, mentions, below: undefined };
    const below = isObjectType(type)
      ? this.readObject(type, selections)
      : this.#readAbstract(type, selections, this.facts.subgraphsWith(parent.name, node.name.value));
    return { node, mentions, below };
  }

  #isResolved({ node }: CollectedField, abstractType: string, subgraphs: readonly string[]): boolean {
    const name = node.name.value;
    return name === '__typename' || this.facts.isResolvedForAll(subgraphs, abstractType, name);
  }

  #noteMember(
    type: GraphQLObjectType,
    place: number,
    fields: CollectedField[],
    texts: string[],
    hasOwn: boolean,
  ): void {
    let asked = this.#members.get(type);
    if (!asked) {
      asked = { texts: [], fields: new Set(this.facts.neededFields(type.name)), hasOwn: false };
      this.#members.set(type, asked);
    }
    asked.texts.push(String(place), ...texts);
    asked.hasOwn ||= hasOwn;
    for (const { node } of fields) asked.fields.add(node.name.value);
  }

  /** The classes with more than one type, by their representatives. */
  classes(): TypeClasses {
    const byDescription = new Map<string, string[]>();
    for (const [type, { texts, fields, hasOwn }] of this.#members) {
      if (!hasOwn || this.#distinct.has(type.name)) continue;
      const description = [
        this.facts.describeType(type.name, this.#abstractTypes),
        ...[...fields].sort().map((field) => `${field} ${this.facts.describeField(type.name, field)}`),
        ...texts,
      ].join('\n');
      const alike = byDescription.get(description);
      if (alike) alike.push(type.name);
      else byDescription.set(description, [type.name]);
    }
    const classes = [...byDescription.values()].filter((types) => types.length > 1);
    return new Map(classes.map((types) => [types[0] ?? '', types]));
  }

  #fieldText({ node, selections }: CollectedField): string {
    if (!node.selectionSet) return this.#textOf([node]);
    return `${print({ ...node, selectionSet: undefined })}\n${this.#textOf(selections)}`;
  }

  #textOf(selections: readonly SelectionNode[]): string {
    const texts = selections.map((selection) => {
      let text = this.#texts.get(selection);
      if (text === undefined) this.#texts.set(selection, (text = print(selection)));
      return text;
    });
    return texts.join('\n');
  }
}

/** The type of a field's objects; undefined if it has none. */
function innerType(
  parent: GraphQLCompositeType,
  { name, selectionSet }: FieldNode,
): GraphQLObjectType | GraphQLAbstractType | undefined {
  if (!selectionSet || !('getFields' in parent)) return undefined;
  const type = getNamedType(parent.getFields()[name.value]?.type);
  return isObjectType(type) || isAbstractType(type) ? type : undefined;
}

import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** A list of the root, as the schema describes it. */
export interface RootList {
  name: string;
  type: GraphQLObjectType;
  isPaged: boolean;
  filter: GraphQLInputObjectType;
  filterFields: GraphQLInputField[];
  orderType: string;
  orders: string[];
}

/** A record with everything that filters and orders may look at. */
export type Item = Record<string, unknown> & { id: string };

/** Every list of records among the root fields. Throws if one of them cannot be filtered and ordered. */
export function rootLists(schema: GraphQLSchema): RootList[] {
  const record = schema.getType('Record');
  const isRecord = (type: GraphQLNamedType): type is GraphQLObjectType =>
    isObjectType(type) && isInterfaceType(record) && type.getInterfaces().includes(record);
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
    const named = getNamedType(field.type);
    const nodes = isObjectType(named) ? named.getFields().nodes : undefined;
    const type = nodes ? getNamedType(nodes.type) : named;
    if (!isRecord(type) || (!nodes && !isListType(getNullableType(field.type)))) return [];
    const argument = (name: string) => {
      const found = field.args.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`The list "${field.name}" has no argument "${name}".`);
      return getNamedType(found.type) as GraphQLInputObjectType;
    };
    const filter = argument('where');
    const order = getNamedType(argument('orderBy').getFields().field?.type);
    if (!isEnumType(order)) throw new Error(`The order of "${field.name}" has no fields.`);
    const orders = order.getValues().map(({ name }) => name);
    const filterFields = Object.values(filter.getFields());
    const orderType = argument('orderBy').name;
    return [{ name: field.name, type, isPaged: nodes !== undefined, filter, filterFields, orderType, orders }];
  });
}

/** What lies below fields that lead to other records is chosen by hand. */
const fieldsOfOthers: Record<string, string> = {
  Facility: 'municipality { code } sharedService { id }',
  JointEvent: 'municipality { code } hosts { code } facility { id }',
  Section: 'programs { id }',
  PeaceActivity: 'details { ... on PeaceTalks { participants } }',
  Program: 'subject { __typename ... on Record { id } } sectionLinks { basis section { id code } }',
  Observation: 'indicator { id code } record { ... on Record { id } } alsoAbout { ... on Record { id } }',
};

/** Everything that a record says itself, its texts in both languages, and the sections that it serves. */
export function selectionOf(type: GraphQLObjectType): string {
  return `${ownFields(type, 0)} sections { id code } ${fieldsOfOthers[type.name] ?? ''}`;
}

const maxDepth = 3;
const bookkeeping = ['provenance', 'url', 'sections', 'programs'];

function ownFields(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .filter(({ name, args }) => !bookkeeping.includes(name) && !args.some(isRequiredArgument))
    .flatMap((field) => ownField(field, depth))
    .join(' ');
}

function ownField({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string[] {
  const named = getNamedType(type);
  if (args.some((argument) => argument.name === 'locale'))
    return [`ja_${name}: ${name}(locale: JA) en_${name}: ${name}(locale: EN)`];
  if (isLeafType(named)) return [name];
  if (depth === maxDepth) return [];
  if (isObjectType(named) && isValue(named)) {
    const fields = ownFields(named, depth + 1);
    return fields ? [`${name} { ${fields} }`] : [];
  }
  // The members of a union may have fields of one name and several types.
  if (isUnionType(named) && named.getTypes().every((member) => !('id' in member.getFields()))) {
    const members = named.getTypes().map((member) => `... on ${member.name} { ${textsOf(member)} }`);
    return [`${name} { __typename ${members.join(' ')} }`];
  }
  return [];
}

/** An object of a record itself. A link, which leads to other records, is none. */
const isValue = (type: GraphQLObjectType): boolean =>
  !('id' in type.getFields()) &&
  Object.values(type.getFields()).every((field) => {
    const named = getNamedType(field.type);
    return !('getFields' in named) || !('id' in named.getFields());
  });

const textsOf = (type: GraphQLObjectType): string =>
  [
    '__typename',
    ...Object.values(type.getFields())
      .filter(({ args }) => args.some(({ name }) => name === 'locale'))
      .map(({ name }) => `ja_${type.name}_${name}: ${name}(locale: JA) en_${type.name}_${name}: ${name}(locale: EN)`),
  ].join(' ');

/** The localized texts of an item, at any depth. */
export function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /^(ja|en)_/.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}

export interface PartialDate {
  earliest: string;
  latest: string;
  fiscalYear: number | null;
}

export const dateOf = (item: Item): PartialDate | null => item.date as PartialDate | null;

type Value = string | number | null;

/** By what an order orders where the name of the order is not that of a field. */
const orderValues: Record<string, (item: Item) => Value> = {
  NAME: ({ ja_name: name }) => name as string,
  DATE: (item) => dateOf(item)?.earliest ?? null,
  FISCAL_YEAR: (item) => dateOf(item)?.fiscalYear ?? null,
  END: ({ end }) => (end as PartialDate).latest,
  CODE: ({ code }) =>
    (code as string)
      .split('-')
      .map((part) => part.padStart(4, '0'))
      .join(),
  SUBJECT: ({ subject }) => (subject as Item).id,
  SUBJECT_TYPE: ({ subject }) => (subject as { __typename: string }).__typename,
  INDICATOR: ({ indicator }) => (indicator as Item).id,
  PARTICIPANTS: ({ details }) => (details as { participants?: number }).participants ?? null,
  ATTENDANCE: ({ attendances }) =>
    (attendances as { count: number }[]).reduce<number | null>((most, { count }) => Math.max(most ?? 0, count), null),
  TOTAL: ({ totalPersons }) => totalPersons as number,
  WOMEN: ({ womenPersons }) => womenPersons as number,
  RATIO: ({ womenPersons, totalPersons }) => (womenPersons as number) / (totalPersons as number),
};

/** Orders whose ties are not ordered by id, as their descriptions say. */
const ordersOfTies = ['SystemMilestone.DATE', 'SystemMilestone.NUMBER'];
/** Orders that are coarser than the field of their name. */
const coarseOrders: Record<string, (item: Item) => Value> = {
  'SystemMilestone.DATE': (item) => dateOf(item)?.earliest.slice(0, 7) ?? null,
};

/** Compares items in an order of a list, without a look at how the product does it. */
export function comparator({ type, name }: RootList, order: string, direction: string): (a: Item, b: Item) => number {
  const field = order.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const special = coarseOrders[`${type.name}.${order}`] ?? orderValues[order];
  if (!special && !(field in type.getFields())) {
    throw new Error(`"${name}" can be ordered by ${order}, which this test cannot compute: add it to "orderValues".`);
  }
  const valueOf = special ?? ((item: Item) => item[field] as Value);
  const sign = direction === 'ASC' ? 1 : -1;
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x !== y) {
      if (x === null) return 1;
      if (y === null) return -1;
      return x < y ? -sign : sign;
    }
    return ordersOfTies.includes(`${type.name}.${order}`) || a.id === b.id ? 0 : a.id < b.id ? -sign : sign;
  };
}

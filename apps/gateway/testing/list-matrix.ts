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
  Section: 'programs { id }',
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

interface PartialDate {
  earliest: string;
  latest: string;
  fiscalYear: number | null;
}

const dateOf = (item: Item): PartialDate | null => item.date as PartialDate | null;

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

/** A value of a filter field, and which items meet it. */
export interface Condition {
  field: string;
  value: unknown;
  holds(item: Item, where: Record<string, unknown>): boolean;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const equals = (field: string) => (value: unknown) => (item: Item) => item[field] === value;
const distinct = (values: unknown[]): unknown[] =>
  [...new Set(values)].filter((value) => value !== null && value !== undefined);

interface Judge {
  /** Values to ask for, taken from the data, and some that nothing meets. */
  values(items: Item[]): unknown[];
  holds(value: never): (item: Item, where: Record<string, unknown>) => boolean;
}

/** The month, the year and the fiscal year of a day. */
function coarseBounds(day: string): string[] {
  const year = Number(day.slice(0, 4));
  return [day.slice(0, 7), `${year}年`, `${day.slice(5) < '04' ? year - 1 : year}年度`];
}

/** The first and the last day of a bound of one of these forms, reckoned without the product. */
function daysOfBound(bound: string): [string, string] {
  const year = Number(bound.slice(0, 4));
  if (bound.endsWith('年')) return [`${year}-01-01`, `${year}-12-31`];
  if (bound.endsWith('年度')) return [`${year}-04-01`, `${year + 1}-03-31`];
  // Texts of days compare like days, also with one that no month has.
  return bound.length === 7 ? [`${bound}-01`, `${bound}-31`] : [bound, bound];
}

/** The filters whose names say what they mean, in every list. */
const commonJudges: Record<string, Judge> = {
  ids: {
    values: (items) => [[], ['zzz'], [items[0]?.id, items.at(-1)?.id, 'zzz']],
    holds:
      (ids: string[]) =>
      ({ id }) =>
        ids.includes(id),
  },
  text: {
    values: (items) => [
      ...distinct([items[0], items.at(-1)].map((item) => (item?.ja_name as string).slice(0, 4))),
      ...distinct([items[0]].map((item) => ((item?.en_name as string | null) ?? 'x').slice(2, 9).toUpperCase())),
      'ＡＢ',
      '%',
      '_',
      "'",
      '\\',
      'zzz nothing says this',
    ],
    holds: (text: string) => (item) => textsIn(item).some((each) => fold(each).includes(fold(text))),
  },
  section: {
    values: (items) => [
      ...distinct(
        items
          .flatMap(({ sections }) => (sections as { id: string; code: string }[]).slice(0, 1))
          .flatMap(({ id, code }) => [id, code]),
      ).slice(0, 4),
      '9-9',
    ],
    holds:
      (section: string) =>
      ({ sections }) =>
        (sections as { id: string; code: string }[]).some(({ id, code }) => id === section || code === section),
  },
  between: {
    values(items) {
      const days = items.flatMap((item) => dateOf(item)?.earliest ?? []).sort();
      const middle = days[Math.floor(days.length / 2)];
      return [
        {},
        { start: middle },
        { end: middle },
        { start: middle, end: middle },
        { start: '9000-01-01' },
        { end: '1800-01-01', start: null },
        ...(middle ? coarseBounds(middle).map((bound) => ({ start: bound, end: bound })) : []),
      ];
    },
    holds:
      ({ start = null, end = null }: { start?: string | null; end?: string | null }) =>
      (item) => {
        const date = dateOf(item);
        const last = (item.end as PartialDate | undefined) ?? date;
        const isAfter = start === null || (last !== null && last.latest >= daysOfBound(start)[0]);
        return isAfter && (end === null || (date !== null && date.earliest <= daysOfBound(end)[1]));
      },
  },
};

/** The filters of one kind that are not about the field of their name. */
const particularJudges: Record<string, Judge> = {
  'CenterCourse.fiscalYear': {
    values: () => [2023, 1999],
    holds: (year: number) => (item) => dateOf(item)?.fiscalYear === year,
  },
  'CenterCourse.unit': {
    values: () => ['WORKS', 'PEOPLE'],
    holds:
      (unit: string) =>
      ({ attendances }) =>
        (attendances as { unit: string }[]).some((each) => each.unit === unit),
  },
  'SystemMilestone.inChronology': {
    values: () => [true, false],
    holds:
      (isIn: boolean) =>
      ({ number }) =>
        (number !== null) === isIn,
  },
  'CityPublicationEdition.formats': {
    values: () => [[], ['AUDIO', 'BRAILLE'], ['PRINT']],
    holds:
      (formats: string[]) =>
      ({ format }) =>
        formats.includes(format as string),
  },
  'Observation.indicators': {
    values: () => [[], ['population', 'decision-making-women'], ['indicator-population', 'zzz']],
    holds:
      (indicators: string[]) =>
      ({ indicator }) => {
        const { id, code } = indicator as { id: string; code: string };
        return indicators.includes(id) || indicators.includes(code);
      },
  },
  'Observation.records': {
    values: () => [
      [],
      ['sister-city-decatur', 'share-of-women-2024-staff'],
      ['city-publication-edition-tobitatsu-hiroba-print'],
    ],
    holds:
      (ids: string[]) =>
      ({ record, alsoAbout }) =>
        [record as Item, ...(alsoAbout as Item[])].some(({ id }) => ids.includes(id)),
  },
  'Observation.dimensions': {
    values: () => [
      [],
      [{ dimension: 'decision-making-group', codes: ['ASSEMBLY', 'ADVISORY_BODIES'] }],
      [
        { dimension: 'bound', codes: ['LOWER'] },
        { dimension: 'decision-making-group', codes: ['ASSEMBLY'] },
      ],
      [{ dimension: 'bound', codes: [] }],
    ],
    holds:
      (conditions: { dimension: string; codes: string[] }[]) =>
      ({ dimensions }) =>
        conditions.every(({ dimension, codes }) =>
          (dimensions as { dimension: string; code: string }[]).some(
            (each) => each.dimension === dimension && codes.includes(each.code),
          ),
        ),
  },
  'Section.hasPrograms': {
    values: () => [true, false],
    holds:
      (has: boolean) =>
      ({ programs }) =>
        (programs as Item[]).length > 0 === has,
  },
  'Program.basis': {
    values: () => ['STATED', 'EDITORIAL'],
    holds:
      (basis: string) =>
      ({ sectionLinks }, { section }) =>
        (sectionLinks as { basis: string; section: { id: string; code: string } }[]).some(
          (link) => link.basis === basis && (!section || link.section.id === section || link.section.code === section),
        ),
  },
  'Program.subjectType': {
    values: () => ['SISTER_CITY', 'CENTER_COURSE'],
    holds:
      (kind: string) =>
      ({ subject }) =>
        (subject as { __typename: string }).__typename
          .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
          .toUpperCase() === kind,
  },
};

/** Conditions for a filter field. Throws if this test does not know what the field means. */
export function conditionsOf({ name, type }: RootList, field: GraphQLInputField, items: Item[]): Condition[] {
  const judge = particularJudges[`${type.name}.${field.name}`] ?? commonJudges[field.name] ?? judgeOfField(type, field);
  if (!judge) {
    throw new Error(
      `"${name}" can be filtered by "${field.name}", which this test does not understand: add it to "particularJudges".`,
    );
  }
  return [
    { field: field.name, value: null, holds: () => true },
    ...judge.values(items).map((value) => ({ field: field.name, value, holds: judge.holds(value as never) })),
  ];
}

/** A filter that has the name of a field compares it. */
function judgeOfField(type: GraphQLObjectType, { name, type: input }: GraphQLInputField): Judge | undefined {
  const named = getNamedType(input);
  const field = type.getFields()[name];
  if (!field || getNamedType(field.type) !== named) return undefined;
  const all = isEnumType(named)
    ? named.getValues().map((value) => value.name)
    : named.name === 'Boolean'
      ? [true, false]
      : [];
  return { values: (items) => distinct([...all, ...items.map((item) => item[name])]), holds: equals(name) };
}

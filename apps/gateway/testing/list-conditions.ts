import { getNamedType, isEnumType, type GraphQLInputField, type GraphQLObjectType } from 'graphql';
import { dateOf, textsIn, type Item, type PartialDate, type RootList } from './list-matrix';

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
  'CenterCourse.attendance': {
    values: () => [{}, { min: 51 }, { min: 10, max: 20 }, { max: 3 }, { min: 5_000 }],
    holds:
      (range: NumberRange) =>
      ({ attendances }, { unit }) =>
        (attendances as { count: number; unit: string }[]).some(
          (each) => liesIn(each.count, range) && (!unit || each.unit === unit),
        ),
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
  'Correction.kinds': {
    values: () => [[], ['MISPRINT', 'KEPT_IN_DOUBT'], ['TYPOGRAPHY']],
    holds:
      (kinds: string[]) =>
      ({ kind }) =>
        kinds.includes(kind as string),
  },
  'Observation.indicators': {
    values: () => [[], ['population', 'decision-making-women'], ['indicator-population']],
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
  'Facility.municipality': {
    values: () => ['112089', '11209', '131016'],
    holds:
      (code: string) =>
      ({ municipality }) =>
        (municipality as { code: string }).code.startsWith(code),
  },
  'Facility.sharedService': {
    values: () => ['shared-service-libraries', 'shared-service-none'],
    holds:
      (id: string) =>
      ({ sharedService }) =>
        (sharedService as Item | null)?.id === id,
  },
  'JointEvent.municipality': {
    values: () => ['112097', '112151', '131016'],
    holds:
      (code: string) =>
      ({ municipality, hosts }) =>
        [municipality, ...(hosts as object[])].some((each) => (each as { code: string }).code === code),
  },
  'JointEvent.facility': {
    values: () => ['facility-112089-F-2', 'facility-112089-F-99'],
    holds:
      (id: string) =>
      ({ facility }) =>
        (facility as Item | null)?.id === id,
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

interface NumberRange {
  min?: number | null;
  max?: number | null;
}

const liesIn = (value: number, { min, max }: NumberRange): boolean =>
  value >= (min ?? -Infinity) && value <= (max ?? Infinity);

/** A range of numbers has the name of the field whose number it limits. */
function judgeOfNumbers(name: string): Judge {
  return {
    values(items) {
      const numbers = distinct(items.map((item) => item[name])) as number[];
      const [middle = 1] = numbers.sort((a, b) => a - b).slice(numbers.length / 2);
      return [
        {},
        { min: middle },
        { max: middle, min: null },
        { min: middle, max: middle },
        { min: middle - 0.5 },
        { min: 1e12 },
      ];
    },
    holds: (range: NumberRange) => (item) => {
      const value = item[name] as number | null;
      const isOpen = (range.min ?? null) === null && (range.max ?? null) === null;
      return isOpen || (value !== null && liesIn(value, range));
    },
  };
}

/** A filter that has the name of a field compares it. */
function judgeOfField(type: GraphQLObjectType, { name, type: input }: GraphQLInputField): Judge | undefined {
  const named = getNamedType(input);
  const field = type.getFields()[name];
  if (field && named.name === 'NumberRange') return judgeOfNumbers(name);
  if (!field || getNamedType(field.type) !== named) return undefined;
  const all = isEnumType(named)
    ? named.getValues().map((value) => value.name)
    : named.name === 'Boolean'
      ? [true, false]
      : [];
  return { values: (items) => distinct([...all, ...items.map((item) => item[name])]), holds: equals(name) };
}

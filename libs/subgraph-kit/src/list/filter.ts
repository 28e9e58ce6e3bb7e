import {
  daysBetween,
  GraphQLDateBound,
  GraphQLFiscalYear,
  GraphQLMunicipalityCode,
  InvalidInputError,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { getMetadataArgsStorage, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { idIn, pinnedEdition, plainId } from '@tokorozawa/vocabulary/record-id';
import { quotedWordsOf } from '@tokorozawa/vocabulary/described-word';
import type { EntityClass, Identified } from '../entity/entity-class';
import { presentationOf } from '../entity/presentation';
import { propertiesOf } from '../entity/property';
import type { Loaders } from '../loader/loaders';
import { WrittenEntity } from '../written/written-entity';
import { foldText, ListedRecord, ListedVersion } from './listed-record.entity';

@InputType({
  description:
    'A range of days (期間). Without a start or an end, it is open at that side. The fiscal year 2023 is `{ start: "令和5年度", end: "令和5年度" }`.',
})
export class DateRange {
  @Field(() => GraphQLDateBound, {
    nullable: true,
    description: 'The first day, or the month, year or fiscal year with whose first day it starts. 「開始」',
  })
  start?: string | null;

  @Field(() => GraphQLDateBound, {
    nullable: true,
    description: 'The last day, or the month, year or fiscal year with whose last day it ends. 「終了」',
  })
  end?: string | null;
}

@InputType({
  description: 'A range of numbers (数の範囲). Without `min` or `max`, it is open at that side.',
})
export class NumberRange {
  @Field(() => Float, { nullable: true, description: 'The smallest number in the range. 「最小」' })
  min?: number | null;

  @Field(() => Float, { nullable: true, description: 'The largest number in the range. 「最大」' })
  max?: number | null;
}

/** What a `where` argument says. A condition that is null or absent is ignored. */
export interface Filter {
  ids?: string[] | null;
  text?: string | null;
  section?: string | null;
  between?: DateRange | null;
  [particular: string]: unknown;
}

/** A condition that only one kind of record has. */
export interface FilterField<Entity> {
  type: () => unknown;
  description: string;
  /**
   * Restricts a query, whose alias is `record`. `where` has the other conditions. Ids in the value are those of the newest
   * versions: {@link idsIn} gives those of an edition, if the list is of one.
   */
  apply(query: SelectQueryBuilder<Entity & Identified>, value: never, where: Filter, edition: string | undefined): void;
  /** Rejects with an InvalidInputError if the value names something that there cannot be, such as an unknown indicator. */
  check?(value: never, load: Loaders): Promise<void>;
}

export type FilterFields<Entity> = Record<string, FilterField<Entity>>;

const hasColumn = (entity: EntityClass, property: string): boolean =>
  getMetadataArgsStorage().columns.some(({ target, propertyName }) => target === entity && propertyName === property);

/** SQL for the days between which the date of a record lies. */
export interface Days {
  earliest: string;
  latest: string;
}

/** The days of the field `date` of a kind of record, whose text is in a column; undefined if the kind has no such field. */
export function daysOf(entity: EntityClass): Days | undefined {
  const isStored = propertiesOf(entity).has('date');
  if (!isStored && !('date' in (entity.prototype as object))) return undefined;
  if (!isStored && !hasColumn(entity, 'dateText')) {
    throw new Error(`The date of ${entity.name} is computed: give its list "days", or store its text in "dateText".`);
  }
  return daysOfText(`record.${isStored ? 'date' : 'dateText'}`);
}

/** The days of a date whose text is the value of this SQL. The functions are those of the shared migration. */
export const daysOfText = (text: string): Days => ({
  earliest: `earliest_day(${text})`,
  latest: `latest_day(${text})`,
});

/**
 * Makes the input type `<Entity>Filter`. Properties with few values have a condition of their own without being asked, and
 * amounts have a range.
 */
export function filterOf<Entity extends Identified>(
  entity: EntityClass<Entity>,
  days: Days | undefined,
  particular: FilterFields<Entity>,
): new () => Filter {
  @InputType(`${entity.name}Filter`, {
    description: `Which ${entity.name} records to list. All conditions must hold; one that is null or absent is ignored.`,
  })
  class EntityFilter implements Filter {
    [particular: string]: unknown;

    @Field(() => [ID], { nullable: true, description: `Only those with one of these ids, at most ${maxIds}. 「ID」` })
    ids?: string[] | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Only those with this text in one of their names or texts, in Japanese or English. The width and the case of letters do not matter. 「全文」',
    })
    text?: string | null;

    section?: string | null;
  }

  function condition(name: string, type: () => unknown, description: string): void {
    Field(type as () => typeof String, { nullable: true, description })(EntityFilter.prototype, name);
  }
  // No program is about what a municipality enters.
  if (!(entity.prototype instanceof WrittenEntity)) {
    condition(
      'section',
      () => String,
      'Only those that serve this section of the comprehensive plan, given by its id or its code, such as "5-5". 「節」',
    );
  }
  if (days) {
    condition('between', () => DateRange, 'Only those whose `date` may lie in this range. 「期間」');
  }
  for (const [name, { shape, description }] of propertiesOf(entity)) {
    const type = typeOfFewValues(shape);
    const word = quotedWordsOf(description);
    if (type) condition(name, () => type, `Only those with this \`${name}\`. ${word}`.trim());
    else if (isAmount(shape)) {
      condition(name, () => NumberRange, `Only those whose \`${name}\` lies in this range. ${word}`.trim());
    }
  }
  for (const [name, { type, description }] of Object.entries(particular)) condition(name, type, description);
  return EntityFilter;
}

const maxIds = 100;

/** The type of a value that is compared as a whole; undefined for texts, amounts and whatever else has many values. */
function typeOfFewValues(shape: z.ZodType): unknown {
  const { field } = presentationOf(shape);
  const isEnum = typeof field === 'object' && field !== null && !Array.isArray(field) && !('name' in field);
  return isEnum || [Boolean, GraphQLFiscalYear, GraphQLMunicipalityCode].includes(field as never) ? field : undefined;
}

/** True for a number that is a quantity. The position of a record in a list is none. */
export function isAmount(shape: z.ZodType): boolean {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) return isAmount(shape.unwrap() as z.ZodType);
  return shape !== ordinal && [Int, Float].includes(presentationOf(shape).field as never);
}

/** Rejects with an InvalidInputError if a condition names something that there cannot be. */
export async function checkFilter<Entity>(
  where: Filter,
  particular: FilterFields<Entity>,
  load: Loaders,
): Promise<void> {
  for (const [name, { check }] of Object.entries(particular)) {
    if (check && isGiven(where[name])) await check(where[name] as never, load);
  }
}

/** Restricts a query, whose alias is `record`, to the records that meet all conditions. */
export function applyFilter<Entity extends Identified>(
  query: SelectQueryBuilder<Entity>,
  days: Days | undefined,
  where: Filter,
  particular: FilterFields<Entity>,
  edition: string | undefined,
): void {
  const { ids, text, section, between, ...others } = where;
  if (isGiven(ids)) {
    if (ids.length > maxIds) {
      throw new InvalidInputError(
        `"ids" has ${ids.length} ids; give at most ${maxIds}, and the others in another request.`,
        { argument: 'where.ids' },
      );
    }
    query.andWhere('record.id = ANY(:ids)', { ids: idsIn(edition, ids, 'where.ids') });
  }
  if (isGiven(text)) applyText(query, text, edition);
  if (isGiven(section)) applySection(query, section, edition);
  if (isGiven(between) && days) applyRange(query, days, between);
  for (const [name, value] of Object.entries(others)) {
    if (!isGiven(value)) continue;
    if (particular[name]) particular[name].apply(query, value as never, where, edition);
    else if (value instanceof NumberRange) applyNumberRange(query, `record.${name}`, name, value);
    else query.andWhere(`record.${name} = :${name}`, { [name]: value });
  }
}

/** Restricts a query to the records that contain a text. */
function applyText<Entity extends Identified>(
  query: SelectQueryBuilder<Entity>,
  text: string,
  edition: string | undefined,
): void {
  query.setParameter('text', foldText(text));
  // A record that is written has its words beside it.
  if (query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName('words')) {
    query.andWhere('strpos(record.words, :text) > 0');
    return;
  }
  const found = query.subQuery().select('found.id').from(listedIn(edition), 'found');
  query.andWhere(isOneOf(found.where('strpos(found.words, :text) > 0')));
}

/**
 * Restricts a query to numbers in a range; null lies in none. Throws an InvalidInputError if the range is empty.
 * @param sql of the number
 * @param name of the condition, for the message and the parameters
 */
function applyNumberRange<Entity extends ObjectLiteral>(
  query: SelectQueryBuilder<Entity>,
  sql: string,
  name: string,
  range: NumberRange,
): void {
  const { min, max } = requireRange(name, range);
  // A column of integers would refuse 1.5 and what is larger than an integer.
  if (isGiven(min)) query.andWhere(`${sql} >= CAST(:${name}Min AS float)`, { [`${name}Min`]: min });
  if (isGiven(max)) query.andWhere(`${sql} <= CAST(:${name}Max AS float)`, { [`${name}Max`]: max });
}

/** Throws an InvalidInputError if no number lies in a range. */
export function requireRange(name: string, range: NumberRange): NumberRange {
  const { min, max } = range;
  if (isGiven(min) && isGiven(max) && min > max) {
    throw new InvalidInputError(
      `"${name}" has a "min" of ${min}, which is larger than its "max" of ${max}. Exchange the two.`,
      { argument: `where.${name}` },
    );
  }
  return range;
}

/** What lists know of the versions that they show. */
const listedIn = (edition: string | undefined) => (edition ? ListedVersion : ListedRecord);

/** Restricts a query to records that serve a section, given by its id or its code. */
function applySection<Entity extends Identified>(
  query: SelectQueryBuilder<Entity>,
  section: string,
  edition: string | undefined,
): void {
  // A code may be written in the full-width characters of Japanese text.
  const idOrCode = section.normalize('NFKC').trim();
  const names = [...new Set([idOrCode, ...idsIn(edition, [idOrCode], 'where.section')])];
  const serving = query.subQuery().select('serving.id').from(listedIn(edition), 'serving');
  for (const [index, name] of names.entries()) {
    serving.orWhere(`serving.sections @> CAST(:section${index} AS jsonb)`);
    query.setParameter(`section${index}`, JSON.stringify([name]));
  }
  query.andWhere(isOneOf(serving));
}

/** An array is computed once, by an index if there is one. Of a join, PostgreSQL would rather try each record of the list. */
const isOneOf = (ids: SelectQueryBuilder<ObjectLiteral>): string => `record.id = ANY(ARRAY${ids.getQuery()})`;

/**
 * The ids of the versions that a list has: those of an edition, or the newest, whose ids are plain. Throws an
 * InvalidInputError if an id is that of a version which the list cannot have.
 *
 * @param argument that has the ids, with the fields that lead to them
 */
export function idsIn(edition: string | undefined, ids: string[], argument: string): string[] {
  for (const id of ids) {
    const own = pinnedEdition(id);
    if (own === undefined || own === edition) continue;
    const list = edition ? `this list is of the edition ${edition}` : 'this list is of the newest versions';
    throw new InvalidInputError(
      `"${id}" is a version of the edition ${own}, but ${list}. Write "${plainId(id)}" for the version that this list has, or ask with \`edition: "${own}"\` for the other; \`nodes(ids:)\` takes versions of any edition.`,
      { argument },
    );
  }
  return edition ? ids.map((id) => idIn(edition, id)) : ids;
}

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

/**
 * Restricts a query to dates that may lie in a range: the interval of the days on which such a date may lie overlaps with
 * the range. Throws an InvalidInputError if the range starts after its end.
 */
export function applyRange<Entity extends Identified>(
  query: SelectQueryBuilder<Entity>,
  { earliest, latest }: Days,
  { start, end }: DateRange,
): void {
  const { first, last } = daysBetween(start, end, 'where.between');
  if (first !== null) query.andWhere(`${latest} >= :first`, { first });
  if (last !== null) query.andWhere(`${earliest} <= :last`, { last });
}

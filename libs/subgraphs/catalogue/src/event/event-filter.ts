import { patternOf } from '@tokorozawa/search-text';
import { DateRange, idsIn } from '@tokorozawa/subgraph-kit';
import { plainId } from '@tokorozawa/vocabulary/record-id';
import {
  DatePrecision,
  type DayRange,
  daysBetween,
  GraphQLFiscalYear,
  InvalidInputError,
  PartialDate,
} from '@tokorozawa/vocabulary';
import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { FindingAbout } from '../finding-about';
import { isTerm } from '../search/find-entries';
import { queryForWords } from '../search/lexemes';
import { readSearchText } from '../search/search-text';
import { daysOfEra, EraName } from './era-name';
import { EventSection } from './event-section.entity';
import { Event } from './event.entity';

/** What `where` says of events. A condition that is null or absent is ignored. */
export interface EventConditions {
  between?: DateRange | null;
  fiscalYear?: number | null;
  era?: EraName | null;
  precision?: DatePrecision | null;
  subgraphs?: string[] | null;
  recordTypes?: string[] | null;
  records?: string[] | null;
  section?: string | null;
  text?: string | null;
}

const maxItems = 100;

/** Makes the input type `EventFilter`. */
export function eventFilter(about: FindingAbout): new () => EventConditions {
  @InputType({
    description: 'Which events to list. All conditions must hold; one that is null or absent is ignored.',
  })
  class EventFilter implements EventConditions {
    @Field(() => DateRange, {
      nullable: true,
      description:
        'Only those that may happen in this range, those of several days also if only some of them lie in it. A period happens where it begins. 「期間」',
    })
    between?: DateRange | null;

    @Field(() => GraphQLFiscalYear, {
      nullable: true,
      description:
        'Only those that may happen in this fiscal year, from April 1 to March 31. One that is dated to a calendar year may happen in two. 「年度」',
    })
    fiscalYear?: number | null;

    @Field(() => EraName, {
      nullable: true,
      description:
        'Only those that may happen in this era. One that is dated to a year in which the era changed may happen in two. 「元号」',
    })
    era?: EraName | null;

    @Field(() => DatePrecision, { nullable: true, description: 'Only those that are dated this precisely. 「精度」' })
    precision?: DatePrecision | null;

    @Field(() => [about.subgraph as never], {
      nullable: true,
      description: 'Only those of records of these subgraphs. 「領域」',
    })
    subgraphs?: string[] | null;

    @Field(() => [about.recordType as never], {
      nullable: true,
      description: 'Only those of records of these GraphQL types. 「記録の種類」',
    })
    recordTypes?: string[] | null;

    @Field(() => [ID], {
      nullable: true,
      description: `Only those of the records with these ids, at most ${maxItems}. 「記録」`,
    })
    records?: string[] | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Only those of records that serve this section of the comprehensive plan, given by its id or its code, such as "5-5". 「節」',
    })
    section?: string | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Only those of records that say all of these words, in Japanese or English, as people write them: `search` explains how. 「全文」',
    })
    text?: string | null;
  }
  return EventFilter;
}

/** Restricts a query, whose alias is `record`, to the events that meet all conditions. */
export function applyConditions(
  query: SelectQueryBuilder<Event>,
  where: EventConditions,
  edition: string | undefined,
): void {
  const { between, fiscalYear, era, precision, subgraphs, recordTypes, records, section, text } = where;
  for (const [index, days] of rangesOf({ between, fiscalYear, era }).entries()) applyDays(query, days, index, edition);
  if (isGiven(precision)) query.andWhere('record.precision = :precision', { precision });
  if (isGiven(subgraphs)) applyOneOf(query, 'subgraph', subgraphs);
  if (isGiven(recordTypes)) applyOneOf(query, 'recordType', recordTypes);
  if (isGiven(records)) {
    if (records.length > maxItems) {
      throw new InvalidInputError(
        `"records" has ${records.length} ids; give at most ${maxItems}, and the others in another request.`,
        { argument: 'where.records' },
      );
    }
    query.andWhere('record.recordId = ANY(:recordIds)', { recordIds: idsIn(edition, records, 'where.records') });
  }
  if (isGiven(section)) applySection(query, section, edition);
  if (isGiven(text)) applyText(query, text);
}

/** The ranges of days that these conditions name. */
function rangesOf({ between, fiscalYear, era }: Pick<EventConditions, 'between' | 'fiscalYear' | 'era'>): DayRange[] {
  return [
    ...(isGiven(between) ? [daysBetween(between.start, between.end, 'where.between')] : []),
    ...(isGiven(fiscalYear) ? [daysOfFiscalYear(fiscalYear)] : []),
    ...(isGiven(era) ? [daysOfEra(era)] : []),
  ];
}

function daysOfFiscalYear(fiscalYear: number): DayRange {
  const { earliest, latest } = new PartialDate(`${fiscalYear}FY`);
  return { first: earliest, last: latest };
}

/** Restricts a query to events that may happen in a range: their days overlap with it. */
function applyDays(
  query: SelectQueryBuilder<Event>,
  { first, last }: DayRange,
  index: number,
  edition: string | undefined,
): void {
  if (last !== null) query.andWhere(`record.earliest <= :last${index}`, { [`last${index}`]: last });
  if (first === null) return;
  query.andWhere(`record.latest >= :first${index}`, { [`first${index}`]: first });
  // So that a page in the order of time need not pass all that happened before: no event is longer than the longest.
  const longest = query.subQuery().select('max(longest.latest - longest.earliest)').from(Event, 'longest');
  restrictToVersions(longest, edition);
  query.andWhere(`record.earliest >= CAST(:first${index} AS date) - ${longest.getQuery()}`);
}

/** Restricts a query to events with one of these values. A single one is compared, since an index has its events in order. */
function applyOneOf(query: SelectQueryBuilder<Event>, property: 'subgraph' | 'recordType', values: string[]): void {
  const [only, ...others] = values;
  if (only !== undefined && others.length === 0)
    query.andWhere(`record.${property} = :${property}`, { [property]: only });
  else query.andWhere(`record.${property} = ANY(:${property})`, { [property]: values });
}

/** Restricts a query to events of records that serve a section, which are listed in the order of time. */
function applySection(query: SelectQueryBuilder<Event>, section: string, edition: string | undefined): void {
  // A code may be written in the full-width characters of Japanese text.
  const idOrCode = section.normalize('NFKC').trim();
  idsIn(edition, [idOrCode], 'where.section');
  query.innerJoin(
    EventSection,
    'listed',
    'listed.section = :section AND listed.editionId = :listedIn AND listed.earliest = record.earliest AND listed.id = record.id',
    { section: plainId(idOrCode), listedIn: edition ?? '' },
  );
}

/**
 * Each word has to occur in the record, in one of the forms in which it may be written. Their terms stand in the statement
 * itself, so that PostgreSQL plans with them: few events are looked up, and many are met soon in the order of the list.
 */
function applyText(query: SelectQueryBuilder<Event>, text: string): void {
  const read = readSearchText(text);
  query.andWhere(`record.terms @@ CAST(${inSql(queryForWords(read))} AS tsquery)`);
  for (const [index, { alternatives }] of read.words.filter((word) => !isTerm(word)).entries()) {
    const patterns = `patterns${index}`;
    query.andWhere(`record.folded ~ ANY(CAST(:${patterns} AS text[]))`, { [patterns]: alternatives.map(patternOf) });
  }
}

/** A text in a statement, without colons, because TypeORM would take what follows one for the name of a parameter. */
const inSql = (text: string): string => `U&'${text.replaceAll("'", "''").replaceAll(/[\\:]/g, codeInSql)}'`;

const codeInSql = (character: string): string => `\\${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Restricts a query to the newest versions of events, or to those of an edition. */
export function restrictToVersions(query: SelectQueryBuilder<Event>, edition: string | undefined): void {
  const { alias } = query;
  query.where(`${alias}.isEvent`);
  if (edition === undefined) query.andWhere(`${alias}.versionOf IS NULL`);
  else query.andWhere(`${alias}.versionOf IS NOT NULL AND ${alias}.editionId = :edition`, { edition });
}

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

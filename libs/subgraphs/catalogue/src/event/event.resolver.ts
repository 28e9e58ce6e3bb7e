import {
  type Connection,
  connectionOf,
  EditionArg,
  findEdition,
  type ForeignEntity,
  type Identified,
  keysOf,
  type ListOrder,
  OrderDirection,
  orderOf,
  PageArgs,
  pageCost,
  paginate,
  RecordInterface,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import type { FieldNames } from '../field-names';
import type { FindingAbout } from '../finding-about';
import { type OwnEntities, recordOf } from '../record-reference';
import { domainsNotIndexed } from '../search-index/domains-not-indexed';
import { applyConditions, type EventConditions, eventFilter, restrictToVersions } from './event-filter';
import { Event } from './event.entity';

export interface EventResolverOptions {
  about: FindingAbout;
  own: OwnEntities;
  nameOfField: FieldNames;
}

const EventConnection = connectionOf(Event);
const days = { earliest: 'record.earliest', latest: 'record.latest' };
const oldestFirst: ListOrder[] = [{ field: 'DATE', direction: OrderDirection.ASC }];

/** Makes the time line of all domains. */
export function eventResolvers({ about, own, nameOfField }: EventResolverOptions): (new () => object)[] {
  const EventFilter = eventFilter(about);
  const order = orderOf(Event, days, {
    NAME: {
      description: 'By the Japanese name of the record, in the order of Unicode. 「名称」',
      by: [
        {
          property: 'name',
          computed: { sql: "record.name ->> 'ja'", isNullable: false, valueOf: ({ name }) => name.ja },
        },
      ],
    },
    SUBGRAPH: {
      description: 'By the name of the subgraph that owns the record. 「領域 / Domain」',
      by: [{ property: 'subgraph' }],
    },
    RECORD_TYPE: {
      description: 'By the name of the type of the record. 「記録の種類」',
      by: [{ property: 'recordType' }],
    },
  });

  @Resolver(() => Event)
  class EventResolver {
    @Query(() => EventConnection, {
      nullable: true,
      description:
        'The events of all domains (出来事): what happened when, the oldest first, a page at a time: what the publication dates, and what municipalities announce. What a later edition no longer prints has happened all the same. Null when it cannot be read.',
    })
    @Directive(pageCost)
    async events(
      @Arg('where', () => EventFilter, {
        nullable: true,
        description: 'Which of them to list; all when absent. 「条件」',
      })
      where: EventConditions | null | undefined,
      @Arg('orderBy', () => order.input, {
        nullable: true,
        description: 'The order; that of the description when absent. 「並び順」',
      })
      orderBy: ListOrder | null | undefined,
      @Args(() => PageArgs) page: PageArgs,
      @EditionArg() named: string | null | undefined,
      @Ctx() { load, database }: SubgraphContext,
    ): Promise<Connection<Event>> {
      const edition = await findEdition(named, load);
      const query = database.getRepository(Event).createQueryBuilder('record');
      restrictToVersions(query, edition);
      tellOnce(query);
      applyConditions(query, where ?? {}, edition);
      const keys = keysOf(order.fields, orderBy ? [orderBy] : oldestFirst);
      const events = await paginate(load, query, page, keys, edition);
      for (const event of events.nodes) event.fieldName = nameOfField(event.recordType, outermost(event.field));
      return events;
    }

    @FieldResolver(() => about.subgraph as never, {
      description: 'The subgraph that owns the record. 「領域 / Domain」',
    })
    subgraph(@Root() { subgraph }: Event): string {
      return subgraph;
    }

    @FieldResolver(() => about.recordType as never, { description: 'The GraphQL type of the record. 「記録の種類」' })
    recordType(@Root() { recordType }: Event): string {
      return recordType;
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The record that states it, described by the domain that owns it. Null when that domain does not answer. 「記録」',
    })
    record(
      @Root() { recordType, recordId }: Event,
      @Ctx() { load }: SubgraphContext,
    ): Promise<Identified | ForeignEntity | null> {
      return recordOf({ type: recordType, id: recordId }, own, load);
    }
  }

  @Resolver(() => EventConnection)
  class EventPageResolver {
    @FieldResolver(() => [about.subgraph as never], {
      description:
        'The subgraphs that do not answer now, or are not wholly indexed yet: what changed in them lately may be missing. 「応答のない領域」',
    })
    @Directive('@listSize(assumedSize: 1)')
    unavailable(@Ctx() { load }: SubgraphContext): Promise<string[]> {
      return domainsNotIndexed(load, Object.values(about.subgraph));
    }
  }
  return [EventResolver, EventPageResolver];
}

/** The field of the record itself: `ties.date` → `ties`. It says best what the date is of. */
const outermost = (field: string): string => field.split('.', 1)[0] as string;

/** Leaves out what a record tells of another one that tells it too. */
function tellOnce(query: SelectQueryBuilder<Event>): void {
  const original = query
    .subQuery()
    .select('1')
    .from(Event, 'original')
    .where('original.recordId = record.repeats AND original.isEvent')
    .andWhere('original.earliest = record.earliest AND original.latest = record.latest');
  query.andWhere(`(record.repeats IS NULL OR NOT EXISTS ${original.getQuery()})`);
}

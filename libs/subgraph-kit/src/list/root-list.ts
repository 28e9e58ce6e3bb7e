import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Connection, connectionOf, OrderDirection, PageArgs, pageCost } from '../connection/connection';
import { comparePositions, type OrderKey, positionOf, withTieBreak } from '../connection/order';
import { paginate } from '../connection/paginate';
import { sorted, sortKeysOf } from '../connection/seek';
import { EditionArg, findEdition, restrictToEdition } from '../edition/edition-argument';
import type { EntityClass, Identified } from '../entity/entity-class';
import type { RecordEntity } from '../entity/record-entity';
import type { SubgraphContext } from '../execution/context';
import { applyFilter, checkFilter, type Days, daysOf, type Filter, type FilterFields, filterOf } from './filter';
import { keysOf, type ListOrder, type OrderFields, orderOf } from './list-order';

/** The root fields of a kind of record: its list, and one record by its id. */
export interface RootList<Entity = unknown> {
  /** The name of the list among the root fields, such as `sisterCities`. */
  name: string;
  resolvers: (new () => object)[];
  /** The input type of its conditions. */
  filter: new () => Filter;
  /** The query for the records that meet some conditions, which a further root field can use. Its alias is `record`. */
  queryFor(
    context: SubgraphContext,
    conditions: Filter,
    edition: string | undefined,
  ): Promise<SelectQueryBuilder<Entity & ObjectLiteral & Identified>>;
}

export interface RootListSpec<Entity> {
  /** The name of the list, such as `sisterCities`. One record has the name of the entity, such as `sisterCity`. */
  name: string;
  /** The description of the list: `The sister cities (姉妹都市), the oldest tie first.` What holds for all lists is added. */
  description: string;
  /** One record and the id of one: `One sister city (姉妹都市)`. Absent for a kind that has a field of its own for it. */
  one?: { description: string; example: string };
  /** For a bounded set, which is answered as a whole: about how many there are. A list that may grow comes in pages. */
  size?: number;
  /** The order in which they stand if no other is asked for; a direction that is absent is ascending. */
  order: { field: string; direction?: 'ASC' | 'DESC' }[];
  /** Conditions beside those that every list has, and those that follow from the properties of the entity. */
  filters?: FilterFields<Entity>;
  /** Orders beside those that every list has. */
  orders?: OrderFields<Entity>;
  /** The days between which a record lies, where the text of its date does not say so. */
  days?: Days;
  /** Limits the list to some records of the kind, in a query whose alias is `record`. */
  restrict?(query: SelectQueryBuilder<Entity & ObjectLiteral>, edition: string | undefined): void;
  /** False for a kind whose records have no versions: its list has no argument `edition`. */
  hasVersions?: boolean;
}

/** Declares the root fields of a kind, with a filter and orders that follow from what its entity declares. */
export function rootList<Entity extends RecordEntity>(
  entity: EntityClass<Entity>,
  spec: RootListSpec<Entity>,
): RootList<Entity> {
  const { filters = {}, days = daysOf(entity) } = spec;
  const EntityFilter = filterOf(entity, days, filters);
  const order = orderOf(entity, days, spec.orders ?? {});
  const usual = keysOf(
    order.fields,
    spec.order.map(({ field, direction = 'ASC' }) => ({ field, direction: OrderDirection[direction] })),
  );
  // The word for the header of its column, if there is one, ends a description.
  const description = spec.description.replace(/(?: 「[^」]+」)?$/, ' Null when they cannot be read.$&');
  const columns = Object.fromEntries(
    usual.filter(({ computed }) => !computed).map(({ property, direction }) => [property, direction]),
  );
  const EntityConnection = spec.size === undefined ? connectionOf(entity) : undefined;
  const where = { nullable: true, description: 'Which of them to list; all when absent. 「条件」' };
  const orderBy = { nullable: true, description: 'The order; that of the description when absent. 「並び順」' };

  const keysFor = (requested: ListOrder | null | undefined): OrderKey<Entity>[] =>
    requested ? keysOf(order.fields, [requested]) : usual;

  async function queryFor({ database, load }: SubgraphContext, conditions: Filter, edition: string | undefined) {
    await checkFilter(conditions, filters, load);
    const query = database.getRepository<Entity & ObjectLiteral>(entity).createQueryBuilder('record');
    restrictToEdition(query, edition);
    spec.restrict?.(query, edition);
    applyFilter(query, days, conditions, filters, edition);
    return query;
  }
  // Without this argument type-graphql passes none, which must therefore be the last.
  const EditionArgument = (spec.hasVersions ?? true) ? EditionArg() : ignored;

  @Resolver()
  class WholeList {
    @Query(() => [entity], { name: spec.name, nullable: true, description })
    @Directive(`@listSize(assumedSize: ${spec.size ?? 0})`)
    async list(
      @Arg('where', () => EntityFilter, where) conditions: Filter | null | undefined,
      @Arg('orderBy', () => order.input, orderBy) requested: ListOrder | null | undefined,
      @Ctx() context: SubgraphContext,
      @EditionArgument named?: string | null,
    ): Promise<Entity[]> {
      const edition = await findEdition(named, context.load);
      const keys = withTieBreak(keysFor(requested));
      if (conditions || requested || spec.restrict) {
        const query = await queryFor(context, conditions ?? {}, edition);
        return context.load.find(sorted(query, sortKeysOf(query, keys, 'forward')));
      }
      // The whole of a bounded set is read by a statement that is built once, and that other fields may share.
      const records = await context.load.all<RecordEntity>(entity, columns, edition);
      return (records as Entity[]).toSorted((a, b) => compareBy(keys, a, b));
    }
  }

  @Resolver()
  class PagedList {
    @Query(() => EntityConnection as NonNullable<typeof EntityConnection>, {
      name: spec.name,
      nullable: true,
      description,
    })
    @Directive(pageCost)
    async list(
      @Arg('where', () => EntityFilter, where) conditions: Filter | null | undefined,
      @Arg('orderBy', () => order.input, orderBy) requested: ListOrder | null | undefined,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: SubgraphContext,
      @EditionArgument named?: string | null,
    ): Promise<Connection<Entity>> {
      const edition = await findEdition(named, context.load);
      const query = await queryFor(context, conditions ?? {}, edition);
      return paginate(context.load, query, page, keysFor(requested), edition);
    }
  }

  @Resolver()
  class OneRecord {
    @Query(() => entity, {
      name: `${entity.name.charAt(0).toLowerCase()}${entity.name.slice(1)}`,
      nullable: true,
      description: `${spec.one?.description} by its id. Null, with a NOT_FOUND error, when there is none.`,
    })
    async one(
      @Arg('id', () => ID, { description: `Such as "${spec.one?.example}".` }) id: string,
      @Ctx() { load }: SubgraphContext,
      @EditionArgument named?: string | null,
    ): Promise<Entity> {
      // Most requests name no edition, and should not wait for one.
      const isNamed = named !== null && named !== undefined;
      return load.existing(entity, id, isNamed ? await findEdition(named, load) : undefined);
    }
  }
  const resolvers = [EntityConnection ? PagedList : WholeList, ...(spec.one ? [OneRecord] : [])];
  return { name: spec.name, resolvers, filter: EntityFilter, queryFor };
}

const ignored: ReturnType<typeof EditionArg> = () => undefined;

const compareBy = <Entity>(keys: OrderKey<Entity>[], one: Entity, other: Entity): number =>
  comparePositions(keys, positionOf(one, keys), positionOf(other, keys));

import {
  EditionArg,
  type Filter,
  findEdition,
  type ForeignEntity,
  idsIn,
  RecordInterface,
  type RootList,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { GraphQLFiscalYear, InvalidInputError, PartialDate } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Indicator } from '../indicator/indicator.entity';
import { readIndicators, requireDimensions } from '../indicator/known-indicators';
import { Observation, ObservationDimension } from '../observation/observation.entity';
import { ObservationAmountResult, ObservationGrouping, ObservationRatioResult } from './aggregate-types';
import { type Grouping, groupObservations, type ObservationGroup } from './observation-group';

/** Which observations to group, and how. */
interface Request {
  where: Filter;
  grouping: Omit<Grouping, 'records'>;
  edition: string | undefined;
  context: SubgraphContext;
}

/** Makes the root field that counts, adds up and compares the observations of a list. */
export function aggregateResolver(list: RootList<Observation>): new () => object {
  async function groupsOf({ where, grouping, edition, context }: Request): Promise<ObservationGroup[]> {
    const query = await list.queryFor(context, where, edition);
    const ordered = query.orderBy('record.line').addOrderBy('record.id');
    const observations = await context.load.find(ordered, { provenance: false, version: true });
    // Lists of the newest edition leave out an indicator of which it has no figure, but figures of earlier years stay.
    const ids = new Set(observations.map(({ indicatorId }) => indicatorId));
    const indicators = await readIndicators([...ids], context.load);
    const records = where.records ? idsIn(edition, where.records as string[], 'where.records') : undefined;
    return groupObservations(observations, { ...grouping, records }, indicators);
  }

  @ObjectType({ description: 'What some figures add up to (観測値の集計), and what they have in common.' })
  class ObservationAggregate {
    readonly #group: ObservationGroup;
    readonly #request: Request;

    constructor(group: ObservationGroup, request: Request) {
      this.#group = group;
      this.#request = request;
    }

    @Field(() => Indicator, {
      nullable: true,
      description: 'The indicator of all of them; null if they have several. 「指標」',
    })
    async indicator(@Ctx() { load }: SubgraphContext): Promise<Indicator | null> {
      const id = this.#group.common(
        ({ indicatorId }) => indicatorId,
        (id) => id,
      );
      return id === null ? null : ((await readIndicators([id], load))[0] ?? null);
    }

    @Field(() => RecordInterface, {
      nullable: true,
      description:
        'The record that all of them are about; null if they are about several and are not grouped by RECORD. 「記録」',
    })
    record(): ForeignEntity | null {
      const { record } = this.#group;
      return record && { __typename: record.type, id: record.id };
    }

    @Field(() => PartialDate, {
      nullable: true,
      description: 'The period that all of them speak of; null if they speak of several. 「時点・期間」',
    })
    date(): PartialDate | null {
      return this.#group.common(
        ({ date }) => date,
        ({ text }) => text,
      );
    }

    @Field(() => GraphQLFiscalYear, {
      nullable: true,
      description: 'The fiscal year in which all of their periods lie; null if they lie in several. 「年度」',
    })
    fiscalYear(): number | null {
      return this.#group.common(
        ({ date }) => date.fiscalYear,
        (year) => String(year),
      );
    }

    @Field(() => [ObservationDimension], {
      description: 'The values of the dimensions by which they are grouped; empty without any. 「次元」',
    })
    @Directive('@listSize(assumedSize: 1)')
    dimensions(): ObservationDimension[] {
      return this.#group.dimensions;
    }

    @Field(() => Int, { description: 'How many figures they are. 「数値の個数」' })
    count(): number {
      return this.#group.observations.length;
    }

    @Field(() => ObservationAmountResult, {
      description: 'Their sum, or why they cannot be added up. 「合計」',
    })
    sum(): typeof ObservationAmountResult {
      return this.#group.sum;
    }

    @Field(() => ObservationAmountResult, { description: 'The smallest of them. 「最小 / Smallest」' })
    min(): typeof ObservationAmountResult {
      return this.#group.extreme(Math.min);
    }

    @Field(() => ObservationAmountResult, { description: 'The largest of them. 「最大 / Largest」' })
    max(): typeof ObservationAmountResult {
      return this.#group.extreme(Math.max);
    }

    @Field(() => ObservationRatioResult, {
      description:
        'Their sum divided by that of other figures, which are grouped in the same way, except by indicator. 「割合」',
    })
    @Directive('@cost(weight: 10)')
    async ratio(
      @Arg('denominator', () => list.filter, { description: 'The figures by whose sum to divide. 「分母の条件」' })
      denominator: Filter,
    ): Promise<typeof ObservationRatioResult> {
      const { grouping } = this.#request;
      const by = grouping.by.filter((each) => each !== ObservationGrouping.INDICATOR);
      const request = { ...this.#request, where: denominator, grouping: { ...grouping, by } };
      const groups = await asFaultOf('denominator', groupsOf(request));
      const key = this.#group.keyBeside(ObservationGrouping.INDICATOR);
      return this.#group.ratioTo(groups.find((group) => group.keyBeside() === key));
    }
  }

  @Resolver()
  class AggregateResolver {
    @Query(() => [ObservationAggregate], {
      nullable: true,
      description:
        'Counts, adds up and compares figures of the source (観測値の集計), in groups whose order is that of the source. What cannot be added up says why. Null when they cannot be read.',
    })
    @Directive('@listSize(assumedSize: 20)')
    async observationAggregates(
      @Arg('where', () => list.filter, { nullable: true, description: 'Which figures; all when absent. 「条件」' })
      where: Filter | null | undefined,
      @Arg('groupBy', () => [ObservationGrouping], {
        nullable: true,
        description: 'By what to group them; all of them are one group when absent. 「集計の単位」',
      })
      by: ObservationGrouping[] | null | undefined,
      @Arg('dimensions', () => [String], {
        nullable: true,
        description: 'The codes of dimensions by which to group them as well, such as "event". 「次元」',
      })
      dimensions: string[] | null | undefined,
      @Ctx() context: SubgraphContext,
      @EditionArg() named?: string | null,
    ): Promise<ObservationAggregate[]> {
      const edition = await findEdition(named, context.load);
      await requireDimensions(dimensions ?? [], context.load, 'dimensions');
      const grouping = { by: by ?? [], dimensions: dimensions ?? [] };
      const request = { where: where ?? {}, grouping, edition, context };
      return (await groupsOf(request)).map((group) => new ObservationAggregate(group, request));
    }
  }
  return AggregateResolver;
}

/** A fault of a filter is told as one of the argument that has the filter. */
async function asFaultOf<Result>(argument: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const place = String(error.extensions.argument ?? '').replace(/^where/, argument);
    throw new InvalidInputError(error.message, { ...error.extensions, argument: place });
  }
}

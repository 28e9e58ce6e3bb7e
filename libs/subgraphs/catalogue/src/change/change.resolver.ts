import {
  type ForeignEntity,
  type Identified,
  RecordInterface,
  type SubgraphContext,
  writeChangesCursor,
} from '@tokorozawa/subgraph-kit';
import { GraphQLDateTime, InvalidInputError, japanTime, requireWithin } from '@tokorozawa/vocabulary';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { FindingAbout } from '../finding-about';
import { type OwnEntities, recordOf } from '../record-reference';
import { Change, ChangePage, SnapshotPage } from './change.entity';
import { collectChanges, collectNewestChanges } from './collect-changes';
import { collectRecords } from './collect-records';
import { type ChangeConditions, selectDomains, type TypesOfDomains } from './read-domains';

const defaultSize = 100;
const maxSize = 1_000;
const maxRecords = 100;
const pageCost = (slicing: string): string =>
  `@listSize(assumedSize: ${defaultSize}, slicingArguments: [${slicing}], sizedFields: ["nodes"], requireOneSlicingArgument: false)`;

export interface ChangeResolverOptions {
  about: FindingAbout;
  domains: TypesOfDomains;
  own: OwnEntities;
}

/** Makes the root fields with which a copy of the graph is begun and kept up to date. */
export function changeResolvers({ about, domains, own }: ChangeResolverOptions): (new () => object)[] {
  @InputType({
    description: 'Which records to follow. All conditions must hold; one that is null or absent is ignored.',
  })
  class ChangeFilter implements ChangeConditions {
    @Field(() => [about.subgraph as never], {
      nullable: true,
      description: 'Only records of these subgraphs. 「領域」',
    })
    subgraphs?: string[] | null;

    @Field(() => [about.recordType as never], {
      nullable: true,
      description: 'Only records of these GraphQL types. 「記録の種類」',
    })
    recordTypes?: string[] | null;

    @Field(() => [ID], {
      nullable: true,
      description: `Only the records with these ids, at most ${maxRecords}. 「記録」`,
    })
    records?: string[] | null;

    @Field(() => Boolean, {
      nullable: true,
      description:
        'Also the versions of records in editions, whose ids name the edition, such as "sister-city-decatur@2024". Without it, only the records themselves. 「各年度版も」',
    })
    versions?: boolean | null;
  }
  const whereOptions = { nullable: true, description: 'Which records to follow; all when absent. 「条件」' };
  const firstOptions = {
    nullable: true,
    description: `The maximum number, from 0 to ${maxSize}; ${defaultSize} when absent. 「件数」`,
  };

  const select = (where: ChangeConditions | null | undefined) => selectDomains(domains, checked(where ?? {}));

  @Resolver(() => Change)
  class ChangeResolver {
    @Query(() => ChangePage, {
      nullable: true,
      description:
        'What changed in the records of all domains behind a cursor (変更の一覧), each change at least once. Begin with `snapshot`, and go on from its cursor. `last` gives the newest changes instead. Null, with a CURSOR_EXPIRED error, when the changes behind the cursor are no longer known: then begin anew.',
    })
    @Directive(pageCost('"first", "last"'))
    changes(
      @Arg('after', () => ID, {
        nullable: true,
        description:
          'Only changes behind this cursor, of a page, a change or a snapshot. Without it, from the oldest change that is kept. 「この位置より後」',
      })
      after: string | null | undefined,
      @Arg('where', () => ChangeFilter, whereOptions) where: ChangeFilter | null | undefined,
      @Arg('first', () => Int, firstOptions) first: number | null | undefined,
      @Arg('before', () => ID, {
        nullable: true,
        description:
          'With `last`, only changes up to this cursor: the `start` of the page after. Without it, up to the newest. 「この位置まで」',
      })
      before: string | null | undefined,
      @Arg('last', () => Int, {
        nullable: true,
        description: `How many of the newest changes, in the same order: from 0 to ${maxSize}; not together with \`first\` and \`after\`. 「末尾から」`,
      })
      last: number | null | undefined,
      @Ctx() context: SubgraphContext,
    ): Promise<ChangePage> {
      if (!isFromEnd({ first, after, last, before })) {
        return collectChanges(context, select(where), after ?? undefined, sizeOf('first', first));
      }
      return collectNewestChanges(context, select(where), before ?? undefined, sizeOf('last', last));
    }

    @Query(() => SnapshotPage, {
      nullable: true,
      description:
        'The records of all domains that are not retired (現在の記録), a page at a time, with the cursor from which `changes` tells everything that happens to them later. Read all pages with the same `where`.',
    })
    @Directive(pageCost('"first"'))
    async snapshot(
      @Arg('after', () => ID, { nullable: true, description: 'The `next` of the page before. 「この位置より後」' })
      after: string | null | undefined,
      @Arg('where', () => ChangeFilter, whereOptions) where: ChangeFilter | null | undefined,
      @Arg('first', () => Int, firstOptions) first: number | null | undefined,
      @Ctx() context: SubgraphContext,
    ): Promise<SnapshotPage> {
      const { records, ...page } = await collectRecords(
        context,
        select(where),
        after ?? undefined,
        sizeOf('first', first),
      );
      return { ...page, nodes: await Promise.all(records.map((key) => recordOf(key, own, context.load))) };
    }

    @Subscription(() => Change, {
      nullable: true,
      description:
        'Each change in the records of all domains, as soon as it is committed (変更の通知): `changes` as a stream of server-sent events. The id of an event is its cursor, with which a client goes on after a pause (Last-Event-ID). Each change is told at least once.',
      subscribe: answeredByGateway,
    })
    changed(
      @Arg('after', () => ID, {
        nullable: true,
        description:
          'Only changes behind this cursor, of a page, a change or a snapshot. Without it, from now on. 「この位置より後」',
      })
      _after: string | null | undefined,
      @Arg('where', () => ChangeFilter, whereOptions) _where: ChangeFilter | null | undefined,
      @Root() change: Change,
    ): Change {
      return change;
    }

    @FieldResolver(() => ID, {
      description:
        'Give it to `changes` as `after` to go on behind this change. Keep it together with your copy. 「この変更の位置」',
    })
    cursor(@Root() { places }: Change): string {
      return writeChangesCursor(places);
    }

    @FieldResolver(() => about.subgraph as never, {
      description: 'The subgraph that owns the record. 「領域 / Domain」',
    })
    subgraph(@Root() { subgraph }: Change): string {
      return subgraph;
    }

    @FieldResolver(() => about.recordType as never, { description: 'The GraphQL type of the record. 「記録の種類」' })
    recordType(@Root() { recordType }: Change): string {
      return recordType;
    }

    @FieldResolver(() => GraphQLDateTime, { description: 'When it was changed. 「変更日時」' })
    changedAt(@Root() { changedAt }: Change): string {
      return japanTime(new Date(changedAt));
    }

    @FieldResolver(() => Int, {
      description:
        'Greater for each later change of the same record. Ignore a change if you have a greater one. 「番号」',
    })
    version(@Root() { version }: Change): number {
      return version;
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The record as it is now, described by the domain that owns it; later changes may be in it already. Null when it was deleted, or its domain does not answer. 「記録」',
    })
    record(
      @Root() { exists, recordType, recordId }: Change,
      @Ctx() { load }: SubgraphContext,
    ): Promise<Identified | null> | ForeignEntity | null {
      return exists ? recordOf({ type: recordType, id: recordId }, own, load) : null;
    }
  }

  const unavailableOptions = {
    description:
      'The subgraphs that do not answer now, and whose records may be missing from this page. The cursor keeps their place, so that nothing of them is lost. 「応答のない領域」',
  };

  @Resolver(() => ChangePage)
  class ChangePageResolver {
    @FieldResolver(() => [about.subgraph as never], unavailableOptions)
    unavailable(@Root() { unavailable }: ChangePage): string[] {
      return unavailable;
    }
  }

  @Resolver(() => SnapshotPage)
  class SnapshotPageResolver {
    @FieldResolver(() => [RecordInterface], {
      nullable: 'itemsAndList',
      description:
        'The records, in the order of subgraphs, types and ids. An item is null when its domain does not answer, or it was deleted at this moment. 「記録」',
    })
    nodes(@Root() { nodes }: SnapshotPage): SnapshotPage['nodes'] {
      return nodes;
    }

    @FieldResolver(() => [about.subgraph as never], unavailableOptions)
    unavailable(@Root() { unavailable }: SnapshotPage): string[] {
      return unavailable;
    }
  }

  return [ChangeResolver, ChangePageResolver, SnapshotPageResolver];
}

/** The gateway answers the subscription, by asking for `changes` whenever the data of a domain change. */
function answeredByGateway(): never {
  throw new Error('The gateway answers subscriptions itself.');
}

function sizeOf(argument: 'first' | 'last', given: number | null | undefined): number {
  const size = given ?? defaultSize;
  requireWithin(argument, size, 0, maxSize);
  return size;
}

type Slice = Partial<Record<'first' | 'after' | 'last' | 'before', number | string | null>>;

/** Whether the newest changes are asked for. Throws an InvalidInputError for arguments that contradict each other. */
function isFromEnd({ first, after, last, before }: Slice): boolean {
  const isFromEnd = (last ?? before ?? null) !== null;
  if (!isFromEnd || (first ?? after ?? null) === null) return isFromEnd;
  throw new InvalidInputError(
    'Give "first" and "after" for the changes behind a cursor, or "last" and "before" for the newest ones, not both.',
    { argument: first === null || first === undefined ? 'after' : 'first' },
  );
}

function checked(where: ChangeConditions): ChangeConditions {
  const count = where.records?.length ?? 0;
  if (count <= maxRecords) return where;
  throw new InvalidInputError(
    `"records" has ${count} ids; give at most ${maxRecords}, or follow all and choose yourself.`,
    { argument: 'where.records' },
  );
}

import type { ForeignEntity, Identified, Places } from '@tokorozawa/subgraph-kit';
import { ID, Field, ObjectType, registerEnumType } from 'type-graphql';

export enum ChangeOperation {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  RETIRED = 'RETIRED',
  DELETED = 'DELETED',
}

registerEnumType(ChangeOperation, {
  name: 'ChangeOperation',
  description: 'What happened to a record.',
  valuesConfig: {
    CREATED: { description: 'It is new. 「作成」' },
    UPDATED: { description: 'It changed, or is listed again after it was retired. 「更新」' },
    RETIRED: { description: 'Lists no longer show it. It can still be asked for by its id. 「廃止」' },
    DELETED: { description: 'It no longer exists. 「削除」' },
  },
});

/** One change of one record. The resolver adds the fields whose types depend on the domains of the graph. */
@ObjectType({ description: 'A change of a record (変更), as the domain of the record has logged it.' })
export class Change {
  subgraph!: string;
  recordType!: string;

  @Field(() => ID, { description: 'The id of the record. 「記録のID」' })
  recordId!: string;

  @Field(() => ChangeOperation, {
    description:
      'What happened. A change may be told more than once, so that an UPDATED record can be one that you do not have yet. 「操作」',
  })
  operation!: ChangeOperation;

  /** False when the record was deleted, by this change or a later one. */
  exists!: boolean;
  changedAt!: string;
  version!: number;

  /** Where the feed of each domain is continued behind this change. */
  places!: Places;
}

@ObjectType({ description: 'A page of changes, in the order in which each domain committed them.' })
export class ChangePage {
  @Field(() => [Change], {
    description:
      'The changes. There may be none although more are waiting, because only so many are read for one page. 「変更」',
  })
  nodes!: Change[];

  @Field(() => ID, {
    description: 'Give it as `before` to get what changed before this page. 「前のページの位置」',
  })
  start!: string;

  @Field(() => Boolean, {
    description: 'Whether changes may be known from before this page. 「前のページの有無」',
  })
  hasEarlier!: boolean;

  @Field(() => ID, {
    description:
      'Give it as `after` to go on behind this page. Keep it together with your copy: it is behind everything that you have read, also if there were no changes. 「続きの位置」',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether more changes may be waiting already. 「続きの有無」' })
  hasMore!: boolean;

  /** The names of the subgraphs that did not answer. */
  unavailable!: string[];
}

@ObjectType({ description: 'A page of records, with which a copy of the graph begins.' })
export class SnapshotPage {
  /** References to records of other domains, and records of the catalogue. */
  nodes!: (ForeignEntity | Identified | null)[];

  @Field(() => ID, {
    description:
      'Give it to `changes` as `after` when all pages are read. It is the same on each page, and before everything that changed since the first page. 「変更の続きの位置」',
  })
  cursor!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Give it as `after` to get the next page; null on the last one. 「次のページの位置」',
  })
  next!: string | null;

  /** The names of the subgraphs that did not answer. */
  unavailable!: string[];
}

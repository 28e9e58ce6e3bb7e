import type { EntityClass, WrittenEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** How many records one call may write. */
export const maxItems = 100;

/** What becomes of the valid records of a call in which others are refused. */
export enum Atomicity {
  ALL_OR_NOTHING = 'ALL_OR_NOTHING',
  PER_ITEM = 'PER_ITEM',
}

registerEnumType(Atomicity, {
  name: 'Atomicity',
  description: 'What becomes of the other records if one of them is refused.',
  valuesConfig: {
    ALL_OR_NOTHING: { description: 'Then none is written. 「すべてか無か」' },
    PER_ITEM: { description: 'The others are written. 「1件ずつ」' },
  },
});

/** What became of one record of a call. */
export enum WriteOutcome {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  UNCHANGED = 'UNCHANGED',
  RETIRED = 'RETIRED',
  REFUSED = 'REFUSED',
}

registerEnumType(WriteOutcome, {
  name: 'WriteOutcome',
  description: 'What became of a record; in a dry run, what would have become of it.',
  valuesConfig: {
    CREATED: { description: 'It is new. 「新規」' },
    UPDATED: { description: 'It was changed, or a retired record is back. 「更新」' },
    UNCHANGED: { description: 'It was so already. Its version is the same. 「変更なし」' },
    RETIRED: { description: 'Lists leave it out from now on; its id still answers. 「廃止」' },
    REFUSED: {
      description:
        'It was not written, because of an error of its own or, with ALL_OR_NOTHING, of another record. 「拒否」',
    },
  },
});

/** Why a record is refused. */
export enum WriteErrorCode {
  INVALID = 'INVALID',
  DUPLICATE_LOCAL_ID = 'DUPLICATE_LOCAL_ID',
  TOO_MANY = 'TOO_MANY',
  NONE_GIVEN = 'NONE_GIVEN',
  VERSION_CONFLICT = 'VERSION_CONFLICT',
  NOT_FOUND = 'NOT_FOUND',
  FOREIGN_MUNICIPALITY = 'FOREIGN_MUNICIPALITY',
  UNKNOWN_REFERENCE = 'UNKNOWN_REFERENCE',
  OVERLAPPING_HOURS = 'OVERLAPPING_HOURS',
  ADDRESS_REFUSED = 'ADDRESS_REFUSED',
  QUOTA_EXCEEDED = 'QUOTA_EXCEEDED',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
}

registerEnumType(WriteErrorCode, {
  name: 'WriteErrorCode',
  description: 'Why a record, or the whole call, is refused.',
  valuesConfig: {
    INVALID: { description: 'A value is missing, or cannot be accepted. 「値の誤り」' },
    DUPLICATE_LOCAL_ID: { description: 'The call has another record with this `localId`. 「IDの重複」' },
    TOO_MANY: { description: `The call has more than ${maxItems} records. 「件数超過」` },
    NONE_GIVEN: { description: 'The call has no record. 「0件」' },
    VERSION_CONFLICT: { description: 'The record does not have the `expectedVersion`. 「版の不一致」' },
    NOT_FOUND: { description: 'The municipality has no record with this `localId`. 「該当なし」' },
    FOREIGN_MUNICIPALITY: { description: 'The record belongs to another municipality than the key. 「他自治体」' },
    UNKNOWN_REFERENCE: { description: 'The graph has no record with the id that the value names. 「参照先なし」' },
    OVERLAPPING_HOURS: { description: 'The hours overlap with others of the same facility. 「時間の重複」' },
    ADDRESS_REFUSED: { description: 'Nothing may be sent to the address. 「送信できないアドレス」' },
    QUOTA_EXCEEDED: { description: 'The municipality has as many of them as it may. 「登録数の上限」' },
    IDEMPOTENCY_KEY_REUSED: {
      description: 'The key was used for another call. Nothing is written. 「再送キーの使い回し」',
    },
  },
});

/** Why a record of a call is refused. */
export interface ItemError {
  /** The path of the value in the record. */
  path: PropertyKey[];
  code: WriteErrorCode;
  message: LocalizedText;
}

@ObjectType({ description: 'Why a record, or the whole call, is refused, and what to do.' })
export class WriteUserError {
  @Field(() => [String], {
    description:
      'The path of the value in the arguments of the mutation, counted from 0: ["facilities", "3", "openingHours", "1", "closes"]. 「項目」',
  })
  @Directive('@listSize(assumedSize: 4)')
  field!: string[];

  @Field(() => WriteErrorCode, { description: 'Why. 「コード」' })
  code!: WriteErrorCode;

  @LocalizedField('What is wrong and what is right, in one or two sentences. 「説明」')
  message!: LocalizedText;
}

/** What a row has that a municipality writes, whether or not it is a record of the graph. */
export type WrittenRow = Omit<WrittenEntity, 'url' | 'words'>;

/** What became of a record of a call. */
export interface WriteResult<Entity> {
  localId: string;
  outcome: WriteOutcome;
  /** The version of the record after the call; null if it was refused. */
  version: number | null;
  record: Entity | null;
}

/** The answer of a mutation. */
export interface WritePayload<Entity> {
  results: WriteResult<Entity>[];
  userErrors: WriteUserError[];
  isDryRun: boolean;
  isReplay: boolean;
}

export const isReplayDescription =
  'Whether this is the answer to an earlier call with the same idempotency key, and nothing was written now. 「再送」';

/** Makes the types `<Entity>WriteResult` and `<Entity>WritePayload`. */
export function payloadOf<Entity extends WrittenRow>(entity: EntityClass<Entity>): new () => WritePayload<Entity> {
  const { name } = entity;

  @ObjectType(`${name}WriteResult`, { description: `What became of one ${name} record of a call.` })
  class Result implements WriteResult<Entity> {
    @Field(() => String, { description: 'As in the call. 「自治体内のID」' })
    localId!: string;

    @Field(() => WriteOutcome, { description: 'What became of it. 「結果」' })
    outcome!: WriteOutcome;

    @Field(() => Int, { nullable: true, description: 'Its version after the call; null if it was refused. 「版番号」' })
    version!: number | null;

    @Field(() => entity, {
      nullable: true,
      description:
        'The record after the call, in a replay as it is now, and in a dry run as it would be; null if it was refused. 「記録」',
    })
    record!: Entity | null;
  }

  @ObjectType(`${name}WritePayload`, { description: `The answer of a mutation of ${name} records.` })
  class Payload implements WritePayload<Entity> {
    @Field(() => [Result], {
      description:
        'What became of each record, in the order of the call; empty if the call itself is refused. 「結果」',
    })
    @Directive(`@listSize(assumedSize: ${maxItems})`)
    results!: Result[];

    @Field(() => [WriteUserError], {
      description: 'Why records, or the whole call, were refused; empty if nothing was. 「エラー」',
    })
    @Directive('@listSize(assumedSize: 10)')
    userErrors!: WriteUserError[];

    @Field(() => Boolean, { description: 'Whether the call was a dry run, which writes nothing. 「試行」' })
    isDryRun!: boolean;

    @Field(() => Boolean, { description: isReplayDescription })
    isReplay!: boolean;
  }
  return Payload;
}

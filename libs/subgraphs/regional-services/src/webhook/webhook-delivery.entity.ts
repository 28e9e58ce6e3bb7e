import type { Places } from '@tokorozawa/subgraph-kit';
import { GraphQLDateTime, japanTime } from '@tokorozawa/vocabulary';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export enum DeliveryState {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
}

registerEnumType(DeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'What became of a message.',
  valuesConfig: {
    PENDING: { description: 'It is sent as soon as it is due. 「配信待ち」' },
    DELIVERED: { description: 'The receiver has answered with a status of 200 to 299. 「配信済み」' },
    FAILED: { description: 'It was given up. 「失敗」' },
  },
});

@ObjectType({ description: 'An attempt to deliver a message.' })
export class WebhookAttempt {
  @Field(() => GraphQLDateTime, { description: 'When it began. 「日時」' })
  at!: string;

  @Field(() => Int, { nullable: true, description: 'The status of the answer; null if there was none. 「応答コード」' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null if it succeeded. 「エラー」' })
  error!: string | null;
}

/** A message to one webhook, and what became of it. Kept for 30 days. */
@ObjectType({ description: 'A message to a webhook (配信記録), and what became of it. It is kept for 30 days.' })
@Entity()
@Index(['municipalityCode', 'id'])
@Index(['webhookId', 'state'])
@Index(['state', 'needsJob'])
@Index(['createdAt'])
export class WebhookDelivery {
  /** Begins with the time, so that ids are in the order of the messages. */
  @Field(() => ID, {
    description: 'Identifies the message. The receiver gets it with each attempt, in the header `webhook-id`. 「ID」',
  })
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  municipalityCode!: string;

  @Column('text')
  webhookId!: string;

  @Field(() => String, { description: 'The `localId` of the webhook. 「送り先」' })
  @Column('text')
  localId!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the changes were found. 「作成日時」' })
  occurredAt(): string {
    return japanTime(this.createdAt);
  }

  @Field(() => DeliveryState, { description: 'What became of it. 「状態」' })
  @Column('text')
  state!: DeliveryState;

  @Field(() => String, { description: 'The body of the message, in JSON. 「本文」' })
  @Column('text')
  body!: string;

  @Field(() => [WebhookAttempt], { description: 'The attempts to deliver it, oldest first. 「試行」' })
  @Directive('@listSize(assumedSize: 10)')
  @Column('jsonb')
  attempts!: WebhookAttempt[];

  /** The number of attempts before it was last asked for by `redeliver`; 0 if it was not. */
  @Column('int')
  attemptsBefore!: number;

  @Column('timestamptz', { nullable: true })
  dueAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the next attempt is due; null if there will be none. 「次の試行」',
  })
  nextAttemptAt(): string | null {
    return this.dueAt && japanTime(this.dueAt);
  }

  /** The places of the webhook before the message. */
  @Column('jsonb')
  places!: Places;

  /** True until there is a job for the next attempt. */
  @Column('boolean')
  needsJob!: boolean;
}

import { localId, type Places, Property, valueOf } from '@tokorozawa/subgraph-kit';
import { bilingual, municipalityCode } from '@tokorozawa/vocabulary';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

export enum WebhookState {
  ENABLED = 'ENABLED',
  GONE = 'GONE',
  FAILING = 'FAILING',
  SECRET_LOST = 'SECRET_LOST',
}

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether messages are sent to a webhook, and why not.',
  valuesConfig: {
    ENABLED: { description: 'Messages are sent. 「有効」' },
    GONE: { description: 'Disabled: the receiver answered 410 Gone. 「無効(受信側が廃止)」' },
    FAILING: { description: 'Disabled: for days no message was received. 「無効(配信失敗の継続)」' },
    SECRET_LOST: {
      description: 'Disabled: the operator has changed the key from which secrets are made. 「無効(秘密の失効)」',
    },
  },
});

const names = z.array(z.string()).min(1).max(50).optional();

@ObjectType({
  description: 'Which changes are told to a webhook. All conditions must hold; one that is null is ignored.',
})
export class WebhookFilter {
  @Property(
    names,
    'Only records of these subgraphs, as the enum `Subgraph` names them, such as "REGIONAL_SERVICES"; null for all. 「領域」',
  )
  subgraphs!: string[] | null;

  @Property(
    names,
    'Only records of these types, as the enum `RecordType` names them, such as "FACILITY"; null for all. 「記録の種類」',
  )
  recordTypes!: string[] | null;

  @Property(
    municipalityCode.optional(),
    'Only records that this municipality entered, given by its code; null for all. 「自治体」',
  )
  municipality!: string | null;
}

const maxLabelLength = 200;

/** An address to which messages about changes are sent. Its municipality alone can see it. */
@ObjectType({ description: 'An address to which the graph sends messages about changes (Webhook・変更通知の送り先).' })
@Entity()
@Index(['municipalityCode', 'localId'], { unique: true })
@Check('webhook_id_check', "id = 'webhook-' || municipality_code || '-' || local_id")
export class Webhook {
  @Field(() => ID, { description: 'Identifies the webhook. 「ID」' })
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  municipalityCode!: string;

  @Property(
    localId,
    'The id that the system of the municipality gives to it, unique among its webhooks. 「自治体内のID」',
  )
  localId!: string;

  @Field(() => Int, {
    description:
      'Counts the changes that the municipality has made: 1 when it is created. A write can demand the version that it expects. 「版番号」',
  })
  @Column('int')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  changedAt!: Date;

  @Column('text')
  changedBy!: string;

  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;

  @Property(
    z
      .string()
      .min(1)
      .max(maxLabelLength, {
        error: bilingual({
          ja: `${maxLabelLength} 文字以内で書いてください。`,
          en: `Give at most ${maxLabelLength} characters.`,
        }),
      }),
    'What it is for, in your own words. 「表示名」',
  )
  label!: string;

  @Property(
    z.string().max(2_000),
    'Where messages are sent: an address that begins with "https://" and belongs to the public Internet. 「送信先」',
  )
  url!: string;

  @Property(valueOf(WebhookFilter).optional(), 'Which changes are told; null for all. 「条件」')
  filter!: WebhookFilter | null;

  @Field(() => WebhookState, {
    description: 'Whether messages are sent. After a problem was solved, `enableWebhooks` enables it again. 「状態」',
  })
  @Column('text')
  state!: WebhookState;

  /** When the first of the attempts was made that have failed without a success since; null if the last one succeeded. */
  @Column('timestamptz', { nullable: true })
  failingSince!: Date | null;

  /** The random part of the secret, which must not be shown: see libs/webhooks/src/secret.ts. */
  @Column('text')
  salt!: string;

  @Column('text')
  fingerprint!: string;

  /** Of the secret before the last rotation, with which messages are also signed until `previousUntil`. */
  @Column('text', { nullable: true })
  previousSalt!: string | null;

  @Column('timestamptz', { nullable: true })
  previousUntil!: Date | null;

  /** Where the feed of each domain is continued: what lies before was told, or is part of a message. */
  @Column('jsonb')
  places!: Places;
}

import { GraphQLDateTime, GraphQLMunicipalityCode, japanTime } from '@tokorozawa/vocabulary';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one call did to one record. The writer may add entries, and neither change nor delete them. */
@ObjectType({ description: 'What one call did to one record (監査記録).' })
@Entity()
@Index(['municipalityCode', 'id'])
export class AuditEntry {
  /** Begins with the time, so that ids are in the order in which the writes of a municipality are committed. */
  @Field(() => ID, { description: 'Identifies the entry. 「ID」' })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => GraphQLMunicipalityCode, { description: 'The municipality whose record it is. 「自治体」' })
  @Column('text')
  municipalityCode!: string;

  @Column('timestamptz')
  writtenAt!: Date;

  @Field(() => String, { description: 'Who: the id of the key, or the subject of the access token. 「操作者」' })
  @Column('text')
  callerId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The `x-request-id` of the answer, by which the gateway logs the call; null when there was none. 「要求ID」',
  })
  @Column('text', { nullable: true })
  requestId!: string | null;

  @Field(() => String, { description: 'The mutation, such as "putFacilities". 「操作」' })
  @Column('text')
  operation!: string;

  @Field(() => String, { description: 'The type of the record, such as "Facility". 「記録の種類」' })
  @Column('text')
  recordType!: string;

  @Field(() => ID, { description: 'The id of the record. 「記録のID」' })
  @Column('text')
  recordId!: string;

  @Field(() => Int, {
    description:
      'The version of the record after the call; of a message to a webhook, how many attempts to deliver it there were before. 「版番号」',
  })
  @Column('int')
  version!: number;

  @Column('jsonb', { nullable: true })
  before!: object | null;

  @Column('jsonb')
  after!: object;

  @Field(() => GraphQLDateTime, { description: 'When. 「日時」' })
  get at(): string {
    return japanTime(this.writtenAt);
  }

  @Field(() => String, {
    nullable: true,
    name: 'before',
    description: 'What the record said before, as JSON; null when it was new. 「変更前」',
  })
  get beforeJson(): string | null {
    return this.before && JSON.stringify(this.before);
  }

  @Field(() => String, { name: 'after', description: 'What it said afterwards, as JSON. 「変更後」' })
  get afterJson(): string {
    return JSON.stringify(this.after);
  }
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { MessagingChannel } from './messaging-channel';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A service by which the city sends messages to those who registered (メール配信, LINEを含む).',
})
@Entity()
export class MessagingService extends ReviewedEntity {
  @LocalizedField('Its name.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => MessagingChannel, { description: 'By what means its messages reach people.' })
  @Column('text')
  channel!: MessagingChannel;

  @Field(() => Int, { description: 'Registered users (利用登録者数), in the unit `registeredUsersUnit`.' })
  @Column('int')
  registeredUsers!: number;

  @Field(() => String, {
    description: 'The unit in which the source counts registered users: 件 (cases), where one expects 人 (persons).',
  })
  @Column('text')
  registeredUsersUnit!: string;

  @LocalizedField('Who counts as a registered user; null when the source does not say.', { nullable: true })
  @Column('jsonb', { nullable: true })
  countedAsRegistered!: LocalizedText | null;

  @Field(() => Int, { description: 'Messages sent in a year (年間配信件数).' })
  @Column('int')
  yearlyDeliveries!: number;
}

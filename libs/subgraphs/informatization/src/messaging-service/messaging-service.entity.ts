import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** The means by which a message reaches people. */
export enum MessagingChannel {
  EMAIL = 'EMAIL',
  LINE = 'LINE',
}

registerEnumType(MessagingChannel, {
  name: 'MessagingChannel',
  description: "The means by which the city's messages reach people.",
  valuesConfig: {
    EMAIL: { description: 'Email (メール).' },
    LINE: { description: 'The messenger LINE. 「LINE」' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A service by which the city sends messages to those who registered (メール配信, LINEを含む).',
})
@Entity()
export class MessagingService extends ReviewedEntity {
  @Property(localizedText, 'Its name. 「名称」')
  name!: LocalizedText;

  @Property(z.enum(MessagingChannel), 'The means by which its messages reach people. 「手段」')
  channel!: MessagingChannel;

  @Property(z.int().min(0), 'Registered users (利用登録者数), in the unit `registeredUsersUnit`.')
  registeredUsers!: number;

  @Property(
    z.string(),
    'The unit in which the source counts registered users: 件 (cases), where one expects 人 (persons). 「登録者の単位」',
  )
  registeredUsersUnit!: string;

  @Property(
    localizedText.optional(),
    'Who counts as a registered user; null when the source does not say. 「登録者の数え方」',
  )
  countedAsRegistered!: LocalizedText | null;

  @Property(z.int().min(0), 'Messages sent in a year (年間配信件数).')
  yearlyDeliveries!: number;
}

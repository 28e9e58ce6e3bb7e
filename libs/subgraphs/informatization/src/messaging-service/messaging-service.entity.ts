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

/** The unit in which registered users are counted. */
export enum RegisteredUsersUnit {
  CASES = 'CASES',
  PERSONS = 'PERSONS',
}

registerEnumType(RegisteredUsersUnit, {
  name: 'RegisteredUsersUnit',
  description: 'The unit in which the source counts registered users (利用登録者数).',
  valuesConfig: {
    CASES: { description: 'Cases (件): the source prints this where one expects persons.' },
    PERSONS: { description: 'Persons (人).' },
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

  @Property(z.enum(RegisteredUsersUnit), 'The unit in which the source counts registered users. 「登録者の単位」')
  registeredUsersUnit!: RegisteredUsersUnit;

  @Property(
    localizedText.optional(),
    'Who counts as a registered user; null when the source does not say. 「登録者の数え方 / Who counts as registered」',
  )
  countedAsRegistered!: LocalizedText | null;

  @Property(z.int().min(0), 'Messages sent in a year (年間配信件数).')
  yearlyDeliveries!: number;
}

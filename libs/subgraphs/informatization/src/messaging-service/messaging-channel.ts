import { registerEnumType } from 'type-graphql';

/** By what means a message reaches people. */
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

import { registerEnumType } from 'type-graphql';

/** To whom a room of the centre is let. */
export enum CentreRoomUse {
  LETTABLE = 'LETTABLE',
  CENTRE_USERS_ONLY = 'CENTRE_USERS_ONLY',
  NOT_LETTABLE = 'NOT_LETTABLE',
}

registerEnumType(CentreRoomUse, {
  name: 'CentreRoomUse',
  description: 'Who may rent a room of the centre ふらっと.',
  valuesConfig: {
    LETTABLE: { description: 'It is let by the slot, for a fee (使用料). 「貸出可」' },
    CENTRE_USERS_ONLY: { description: 'It is let only to those who use the centre (施設利用者のみ貸出可).' },
    NOT_LETTABLE: { description: 'It is not let (貸出不可).' },
  },
});

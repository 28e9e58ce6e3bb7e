import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CentreRoom, CentreRoomUse } from './centre-room.entity';
import { CentreRoomResolver } from './centre-room.resolver';

/** 室 */
export const centreRoom = defineConcept({
  entity: CentreRoom,
  resolver: CentreRoomResolver,
  list: rootList(CentreRoom, {
    name: 'centreRooms',
    description: 'The rooms of the centre ふらっと (室), in the order of the source.',
    one: { description: 'One room of the centre (室)', example: 'centre-room-meeting' },
    size: 5,
    order: [{ field: 'NUMBER' }],
  }),
  row: (declared) =>
    declared.refine(({ use, tariffs }) => (use === CentreRoomUse.LETTABLE) === Boolean(tariffs?.length), {
      path: ['tariffs'],
      error: 'A room that is let has a tariff, and no other room has one.',
    }),
});

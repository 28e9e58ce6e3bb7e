import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { CenterRoom, CenterRoomUse } from './center-room.entity';
import { centerRoomFigures } from './center-room.figures';
import { CenterRoomResolver } from './center-room.resolver';

/** 室 */
export const centerRoom = defineConcept({
  entity: CenterRoom,
  resolver: CenterRoomResolver,
  list: rootList(CenterRoom, {
    name: 'centerRooms',
    description: 'The rooms of the center Furatto (室), in the order of the source. 「ふらっとの部屋」',
    one: { description: 'One room of the center (室)', example: 'center-room-meeting' },
    size: 5,
    order: [{ field: 'NUMBER' }],
  }),
  row: (declared) =>
    declared.refine(({ use, tariffs }) => (use === CenterRoomUse.RENTABLE) === Boolean(tariffs?.length), {
      path: ['tariffs'],
      error: 'A room that is let has a tariff, and no other room has one.',
    }),
  figures: centerRoomFigures,
});

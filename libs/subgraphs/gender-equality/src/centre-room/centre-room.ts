import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CentreRoom, CentreRoomUse } from './centre-room.entity';
import { CentreRoomResolver } from './centre-room.resolver';

/** 室 */
export const centreRoom = defineConcept({
  entity: CentreRoom,
  resolver: CentreRoomResolver,
  row: (declared) =>
    declared.refine(({ use, tariffs }) => (use === CentreRoomUse.LETTABLE) === Boolean(tariffs?.length), {
      path: ['tariffs'],
      error: 'A room that is let has a tariff, and no other room has one.',
    }),
});

import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { CentreRoom } from './centre-room.entity';
import { CentreRoomResolver } from './centre-room.resolver';
import { CentreRoomUse } from './centre-room-use';
import { centreTariff } from './centre-tariff';

/** 室 */
export const centreRoom = defineConcept({
  entity: CentreRoom,
  resolver: CentreRoomResolver,
  row: z
    .strictObject({
      id: z.string(),
      centreId: z.string(),
      order: z.int().min(1),
      name: localizedText,
      capacityPersons: z.int().positive().optional(),
      areaM2: z.number().positive(),
      areaIsApproximate: z.boolean().default(false),
      use: z.enum(CentreRoomUse),
      tariffs: z.array(centreTariff).nullable(),
    })
    .refine(({ use, tariffs }) => (use === CentreRoomUse.LETTABLE) === Boolean(tariffs?.length), {
      path: ['tariffs'],
      error: 'A room that is let has a tariff, and no other room has one.',
    }),
  references: ({ centreId }) => [{ concept: 'GenderEqualityCentre', id: centreId, at: ['centreId'] }],
});

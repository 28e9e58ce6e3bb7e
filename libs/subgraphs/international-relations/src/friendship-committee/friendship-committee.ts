import { defineConcept, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { FriendshipRoleResolver } from './friendship-role.resolver';
import { FriendshipRole } from './friendship-role.entity';
import { FriendshipCommittee } from './friendship-committee.entity';
import { FriendshipCommitteeResolver } from './friendship-committee.resolver';
import { friendshipCommitteeChecks } from './friendship-committee.checks';

/** 国際友好委員会 */
export const friendshipCommittee = defineConcept({
  entity: FriendshipCommittee,
  resolver: FriendshipCommitteeResolver,
  checks: friendshipCommitteeChecks,
  row: (declared) => declared.extend({ sisterCities: z.array(rowOf(FriendshipRole).omit({ committeeId: true })) }),
  parts: [
    {
      entity: FriendshipRole,
      resolver: FriendshipRoleResolver,
      shown: { field: 'sisterCities', parent: 'committeeId' },
      records: ({ id, sisterCities }) =>
        sisterCities.map((role) => ({ ...role, id: `${id}/${role.sisterCityId}`, committeeId: id })),
    },
  ],
});

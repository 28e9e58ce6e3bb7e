import { defineConcept, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { FriendshipRoleResolver } from './friendship-role.resolver';
import { CommitteeSisterCity } from './committee-sister-city.entity';
import { FriendshipCommittee } from './friendship-committee.entity';
import { FriendshipCommitteeResolver } from './friendship-committee.resolver';

/** 国際友好委員会 */
export const friendshipCommittee = defineConcept({
  entity: FriendshipCommittee,
  resolver: FriendshipCommitteeResolver,
  row: (declared) => declared.extend({ sisterCities: z.array(rowOf(CommitteeSisterCity).omit({ committeeId: true })) }),
  parts: [
    {
      entity: CommitteeSisterCity,
      resolver: FriendshipRoleResolver,
      records: ({ id, sisterCities }) =>
        sisterCities.map((link) => ({ ...link, id: `${id}/${link.sisterCityId}`, committeeId: id })),
    },
  ],
});

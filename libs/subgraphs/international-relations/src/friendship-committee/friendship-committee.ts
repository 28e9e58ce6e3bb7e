import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { Basis, localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { CommitteeSisterCity } from './committee-sister-city.entity';
import { FriendshipCommittee } from './friendship-committee.entity';
import { FriendshipCommitteeResolver } from './friendship-committee.resolver';

const row = z.strictObject({
  id: z.string(),
  name: localizedText,
  englishName: z.string(),
  founded: partialDate,
  purpose: localizedText,
  activities: z.array(localizedText).min(1),
  sisterCities: z.array(
    z.strictObject({ sisterCityId: z.string(), part: localizedText, basis: z.enum(Basis), reason: localizedText }),
  ),
});

/** 国際友好委員会 */
export const friendshipCommittee = defineConcept({
  entity: FriendshipCommittee,
  resolver: FriendshipCommitteeResolver,
  row,
  references: ({ sisterCities }) =>
    sisterCities.map(({ sisterCityId }, index) => ({
      concept: 'SisterCity',
      id: sisterCityId,
      at: ['sisterCities', index, 'sisterCityId'],
    })),
  parts: [
    part(CommitteeSisterCity, ({ id, sisterCities }: z.infer<typeof row>) =>
      sisterCities.map((link) => ({ id: `${id}/${link.sisterCityId}`, committeeId: id, ...link })),
    ),
  ],
});

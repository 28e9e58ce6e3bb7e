import { defineConcept } from '@tokorozawa/subgraph-kit';
import { isoDate, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { EqualityOrdinance } from './equality-ordinance.entity';
import { EqualityOrdinanceResolver } from './equality-ordinance.resolver';

/** 男女共同参画推進条例 */
export const equalityOrdinance = defineConcept({
  entity: EqualityOrdinance,
  resolver: EqualityOrdinanceResolver,
  row: z
    .strictObject({
      id: z.string(),
      name: localizedText,
      aim: localizedText,
      provisions: z.array(localizedText).min(1),
      promulgatedOn: isoDate,
      inForceOn: isoDate,
    })
    .refine(({ promulgatedOn, inForceOn }) => promulgatedOn <= inForceOn, {
      path: ['inForceOn'],
      error: 'An ordinance does not come into force before it is promulgated.',
    }),
});

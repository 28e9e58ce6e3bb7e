import { defineConcept } from '@tokorozawa/subgraph-kit';
import { fiscalYear, localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { PeacePolicy } from './peace-policy.entity';
import { PeacePolicyResolver } from './peace-policy.resolver';

/** 平和施策 */
export const peacePolicy = defineConcept({
  entity: PeacePolicy,
  resolver: PeacePolicyResolver,
  row: z.strictObject({
    id: z.string(),
    fiscalYear,
    yearsAfterWar: z.int().positive(),
    aim: localizedText,
  }),
});

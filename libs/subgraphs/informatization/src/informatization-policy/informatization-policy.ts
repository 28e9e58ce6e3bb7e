import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { Basis, fiscalYearPeriod, localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { InformatizationPolicy } from './informatization-policy.entity';
import { InformatizationPolicyResolver } from './informatization-policy.resolver';
import { timeOf } from './informatization-policy.time';
import { InformatizationPolicyKind } from './informatization-policy-kind';
import { InformatizationPolicyRelation } from './informatization-policy-relation';
import { placeInSeries } from './informatization-policy-revision';
import { InformatizationPolicyTie } from './informatization-policy-tie.entity';

const row = z
  .strictObject({
    id: z.string(),
    name: localizedText,
    kind: z.enum(InformatizationPolicyKind),
    issuer: localizedText,
    summary: localizedText,
    adopted: partialDate.optional(),
    period: fiscalYearPeriod.optional(),
    revision: placeInSeries.optional(),
    earlier: z
      .array(
        z.strictObject({
          policyId: z.string(),
          relation: z.enum(InformatizationPolicyRelation),
          basis: z.enum(Basis),
          reason: localizedText,
        }),
      )
      .default([]),
  })
  .refine((policy) => timeOf(policy) !== null, {
    error: 'Nothing says when it began: give the date of its adoption, its place in a series, or its period.',
  });

/** 情報化の計画・方針 */
export const informatizationPolicy = defineConcept({
  entity: InformatizationPolicy,
  resolver: InformatizationPolicyResolver,
  row,
  references: ({ earlier }) =>
    earlier.map(({ policyId }, index) => ({
      concept: 'InformatizationPolicy',
      id: policyId,
      at: ['earlier', index, 'policyId'],
    })),
  parts: [
    part(InformatizationPolicyTie, ({ id, earlier }: z.infer<typeof row>) =>
      earlier.map(({ policyId: earlierId, ...link }) => ({
        id: `${id}/${earlierId}`,
        policyId: id,
        earlierId,
        ...link,
      })),
    ),
  ],
});

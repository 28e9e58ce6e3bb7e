import { defineConcept, referenceTo, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { beginningOf, InformatizationPolicy } from './informatization-policy.entity';
import { InformatizationPolicyResolver } from './informatization-policy.resolver';
import { InformatizationPolicyLinkResolver } from './informatization-policy-link.resolver';
import { InformatizationPolicyTie } from './informatization-policy-tie.entity';

/** A tie as a policy's row writes it: `policyId` is the earlier policy. */
const earlierPolicy = rowOf(InformatizationPolicyTie)
  .omit({ policyId: true, earlierId: true })
  .extend({ policyId: referenceTo('InformatizationPolicy') });

/** 情報化の計画・方針 */
export const informatizationPolicy = defineConcept({
  entity: InformatizationPolicy,
  resolver: InformatizationPolicyResolver,
  row: (declared) =>
    declared.extend({ earlier: z.array(earlierPolicy).default([]) }).refine((policy) => beginningOf(policy) !== null, {
      error: 'Nothing says when it began: give the date of its adoption, its place in a series, or its period.',
    }),
  parts: [
    {
      entity: InformatizationPolicyTie,
      resolver: InformatizationPolicyLinkResolver,
      records: ({ id, earlier }) =>
        earlier.map(({ policyId: earlierId, ...tie }) => ({
          ...tie,
          id: `${id}/${earlierId}`,
          policyId: id,
          earlierId,
        })),
    },
  ],
});

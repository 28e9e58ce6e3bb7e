import { defineConcept, referenceTo, rootList, rowOf } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { beginningOf, InformatizationPolicy } from './informatization-policy.entity';
import { informatizationPolicyFigures } from './informatization-policy.figures';
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
  list: rootList(InformatizationPolicy, {
    name: 'informatizationPolicies',
    description:
      'The plans and policies of informatization (情報化の計画・方針), the oldest first; one whose adoption is not dated stands where its series or its period puts it.',
    one: { description: 'One plan or policy (計画・方針)', example: 'informatization-policy-dx-basic-policy' },
    size: 17,
    order: [{ field: 'DATE' }],
  }),
  row: (declared) =>
    declared.extend({ earlier: z.array(earlierPolicy).default([]) }).transform((policy, context) => {
      const dateText = beginningOf(policy)?.text;
      if (dateText !== undefined) return { ...policy, dateText };
      const message =
        'Nothing says when it began: give the date of its adoption, its place in a series, or its period.';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  parts: [
    {
      entity: InformatizationPolicyTie,
      resolver: InformatizationPolicyLinkResolver,
      shown: { field: 'earlier', parent: 'policyId' },
      records: ({ id, earlier }) =>
        earlier.map(({ policyId: earlierId, ...tie }) => ({
          ...tie,
          id: `${id}/${earlierId}`,
          policyId: id,
          earlierId,
        })),
    },
  ],
  figures: informatizationPolicyFigures,
  // Each of a series would tell the adoption of the first once more.
  events: { except: ['revision.first'] },
});

import { registerEnumType } from 'type-graphql';

/** How often a tier of the plan is revised. */
export enum RevisionInterval {
  EVERY_FISCAL_YEAR = 'EVERY_FISCAL_YEAR',
}

registerEnumType(RevisionInterval, {
  name: 'RevisionInterval',
  description: 'How often a tier of the plan is revised (見直し).',
  valuesConfig: {
    EVERY_FISCAL_YEAR: { description: 'It is reviewed every fiscal year (毎年度見直し).' },
  },
});

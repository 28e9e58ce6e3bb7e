import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { Section } from './section.entity';
import { SectionResolver } from './section.resolver';
import { inOrderOfPlan, ofChaptersOfNewestPlan, withPrograms } from './section.query';
import { sectionChecks } from './section.checks';

/** 節 */
export const section = defineConcept({
  entity: Section,
  resolver: SectionResolver,
  list: rootList(Section, {
    name: 'sections',
    description: 'The sections (節) of the newest plan, in the order of the plan. 「総合計画の節」',
    one: { description: 'One section (節)', example: 'plan-6-section-5-5' },
    size: 40,
    order: [{ field: 'CODE' }],
    orders: { CODE: inOrderOfPlan },
    filters: { hasPrograms: withPrograms },
    restrict: ofChaptersOfNewestPlan,
  }),
  alsoCalled: ({ code }) => {
    const [chapter, section] = code.split('-');
    return { code: { ja: `第${chapter}章第${section}節`, en: `Chapter ${chapter}, Section ${section}` } };
  },
  checks: sectionChecks,
});

import { defineSubgraph, foreignEntity, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { chapter } from './chapter/chapter';
import { plan } from './comprehensive-plan/comprehensive-plan';
import { CityBrand, CityBrandResolver } from './leading-project/city-brand';
import { leadingProject } from './leading-project/leading-project';
import { planTier } from './plan-tier/plan-tier';
import { program } from './program/program';
import { programSubjects } from './program/program-subject';
import { subjectResolver, unlinkedResolver } from './program/record.resolver';
import { section } from './section/section';
import { sectionsOfRecords } from './section/sections-of-records';
import { vision } from './vision/vision';

/** 総合計画, with what it adds to the records that programs may be about. */
export const comprehensivePlan = defineSubgraph({
  name: 'comprehensive-plan',
  title: { ja: '総合計画', en: 'Comprehensive plan' },
  concepts: [plan, planTier, vision, chapter, section, leadingProject, program],
  extends: [
    ...programSubjects.map((type) => ({ type, resolver: subjectResolver(type) })),
    { type: CityBrand, resolver: CityBrandResolver },
  ],
  sectionsOfRecords,
  directory: __dirname,
});

/** The comprehensive plan of a graph whose other subgraphs own these types: it adds programs and sections to all of them. */
export function comprehensivePlanOf(types: string[]): SubgraphDefinition {
  const extended = new Set(comprehensivePlan.extends.map(({ type }) => type.name));
  const others = types.filter((type) => !extended.has(type)).map((type) => foreignEntity(type));
  return {
    ...comprehensivePlan,
    extends: [...comprehensivePlan.extends, ...others.map((type) => ({ type, resolver: unlinkedResolver(type) }))],
  };
}

import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { chapter } from './chapter/chapter';
import { plan } from './comprehensive-plan/comprehensive-plan';
import { CityBrand, CityBrandResolver } from './leading-project/city-brand';
import { leadingProject } from './leading-project/leading-project';
import { planTier } from './plan-tier/plan-tier';
import { program } from './program/program';
import { programSubjects } from './program/program-subject';
import { subjectResolver } from './program/program-subject.resolver';
import { section } from './section/section';
import { sectionsOfRecords } from './section/sections-of-records';
import { vision } from './vision/vision';

/** 総合計画 */
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

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

/**
 * 総合計画. It adds programs and sections to the records of all other subgraphs.
 *
 * @param types of these records; those that programs may be about if absent
 */
export function comprehensivePlan(types: string[] = []): SubgraphDefinition {
  const subjects = new Set(programSubjects.map(({ name }) => name));
  const others = types.filter((type) => !subjects.has(type)).map((type) => foreignEntity(type));
  return defineSubgraph({
    name: 'comprehensive-plan',
    title: { ja: '総合計画', en: 'Comprehensive plan' },
    concepts: [plan, planTier, vision, chapter, section, leadingProject, program],
    extends: [
      ...programSubjects.map((type) => ({ type, resolver: subjectResolver(type) })),
      ...others.map((type) => ({ type, resolver: unlinkedResolver(type) })),
      { type: CityBrand, resolver: CityBrandResolver },
    ],
    sectionsOfRecords,
    directory: __dirname,
  });
}

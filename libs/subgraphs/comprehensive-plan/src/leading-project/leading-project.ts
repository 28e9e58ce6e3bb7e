import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { ofNewestPlan } from '../comprehensive-plan/newest-plan';
import { LeadingProject } from './leading-project.entity';
import { LeadingProjectResolver } from './leading-project.resolver';

/** リーディングプロジェクト */
export const leadingProject = defineConcept({
  entity: LeadingProject,
  resolver: LeadingProjectResolver,
  shownAs: { chapterLinks: 'chapters', brandLink: 'brand' },
  list: rootList(LeadingProject, {
    name: 'leadingProjects',
    description: 'The leading projects (リーディングプロジェクト) of the newest plan, by number.',
    one: { description: 'One leading project (リーディングプロジェクト)', example: 'plan-6-leading-project-1' },
    size: 5,
    order: [{ field: 'NUMBER' }],
    restrict: ofNewestPlan,
  }),
});

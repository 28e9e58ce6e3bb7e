import { defineConcept } from '@tokorozawa/subgraph-kit';
import { LeadingProject } from './leading-project.entity';
import { LeadingProjectResolver } from './leading-project.resolver';

/** リーディングプロジェクト */
export const leadingProject = defineConcept({
  entity: LeadingProject,
  resolver: LeadingProjectResolver,
});

import { defineConcept } from '@tokorozawa/subgraph-kit';
import { Section } from './section.entity';
import { SectionResolver } from './section.resolver';

/** 節 */
export const section = defineConcept({
  entity: Section,
  resolver: SectionResolver,
});

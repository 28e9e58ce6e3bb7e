import { defineConcept } from '@tokorozawa/subgraph-kit';
import { AcademicCooperationArea } from './academic-cooperation-area.entity';
import { AcademicCooperationAreaResolver } from './academic-cooperation-area.resolver';

/** 支援・協力内容 */
export const academicCooperationArea = defineConcept({
  entity: AcademicCooperationArea,
  resolver: AcademicCooperationAreaResolver,
});

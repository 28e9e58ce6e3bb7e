import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { AcademicCooperationArea } from './academic-cooperation-area.entity';
import { AcademicCooperationAreaResolver } from './academic-cooperation-area.resolver';

/** 支援・協力内容 */
export const academicCooperationArea = defineConcept({
  entity: AcademicCooperationArea,
  resolver: AcademicCooperationAreaResolver,
  list: rootList(AcademicCooperationArea, {
    name: 'academicCooperationAreas',
    description: 'The areas in which the city and schools work together (支援・協力内容), by number.',
    one: { description: 'One area (支援・協力内容)', example: 'academic-cooperation-area-1' },
    size: 7,
    order: [{ field: 'NUMBER' }],
  }),
});

import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { AcademicCooperationArea } from './academic-cooperation-area.entity';
import { AcademicCooperationAreaResolver } from './academic-cooperation-area.resolver';

/** 支援・協力内容 */
export const academicCooperationArea = defineConcept({
  entity: AcademicCooperationArea,
  resolver: AcademicCooperationAreaResolver,
  row: z.strictObject({
    id: z.string(),
    number: z.int().min(1),
    name: localizedText,
    differsBySchool: z.boolean(),
  }),
});

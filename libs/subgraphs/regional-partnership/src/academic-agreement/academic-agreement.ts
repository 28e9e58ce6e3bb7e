import { defineConcept, referenceTo, rootList } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { AcademicAgreement } from './academic-agreement.entity';
import { academicAgreementFigures } from './academic-agreement.figures';
import { AcademicAgreementArea } from './academic-agreement-area.entity';
import { AcademicAgreementResolver } from './academic-agreement.resolver';

/** 官学連携に関する基本協定書 */
export const academicAgreement = defineConcept({
  entity: AcademicAgreement,
  resolver: AcademicAgreementResolver,
  list: rootList(AcademicAgreement, {
    name: 'academicAgreements',
    description: 'The basic agreements with schools (官学連携に関する基本協定書), by id.',
    one: { description: 'One agreement (基本協定書)', example: 'academic-agreement-waseda' },
    size: 4,
    order: [{ field: 'ID' }],
  }),
  row: (declared) => declared.extend({ areas: z.array(referenceTo('AcademicCooperationArea')).min(1) }),
  parts: [
    {
      entity: AcademicAgreementArea,
      records: ({ id, areas }) => areas.map((areaId) => ({ id: `${id}/${areaId}`, agreementId: id, areaId })),
    },
  ],
  figures: academicAgreementFigures,
});

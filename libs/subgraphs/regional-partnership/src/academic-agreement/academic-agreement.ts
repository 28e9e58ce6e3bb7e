import { defineConcept, part } from '@tokorozawa/subgraph-kit';
import { localizedText, partialDate } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { AcademicAgreement } from './academic-agreement.entity';
import { AcademicAgreementArea } from './academic-agreement-area.entity';
import { AcademicAgreementResolver } from './academic-agreement.resolver';
import { partnerSchool } from './partner-school';

const row = z.strictObject({
  id: z.string(),
  name: localizedText,
  school: partnerSchool,
  purpose: localizedText,
  concludedIn: partialDate.optional(),
  areas: z.array(z.string()).min(1),
});

/** 官学連携に関する基本協定書 */
export const academicAgreement = defineConcept({
  entity: AcademicAgreement,
  resolver: AcademicAgreementResolver,
  row,
  references: ({ areas }) =>
    areas.map((id, index) => ({ concept: 'AcademicCooperationArea', id, at: ['areas', index] })),
  parts: [
    part(AcademicAgreementArea, ({ id, areas }: z.infer<typeof row>) =>
      areas.map((areaId) => ({ id: `${id}/${areaId}`, agreementId: id, areaId })),
    ),
  ],
});

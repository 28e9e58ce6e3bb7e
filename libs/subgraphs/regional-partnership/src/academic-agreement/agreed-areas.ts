import type { Loaders } from '@tokorozawa/subgraph-kit';
import { AcademicCooperationArea } from '../academic-cooperation-area/academic-cooperation-area.entity';
import { AcademicAgreement } from './academic-agreement.entity';
import { AcademicAgreementArea } from './academic-agreement-area.entity';

/** Loads the areas that an agreement names, by number. */
export async function loadAreas(agreement: AcademicAgreement, load: Loaders): Promise<AcademicCooperationArea[]> {
  const named = await load.many(AcademicAgreementArea, 'agreementId', agreement.id, { areaId: 'ASC' });
  const areas = await Promise.all(named.map(({ areaId }) => load.existing(AcademicCooperationArea, areaId)));
  return areas.sort((a, b) => a.number - b.number);
}

/** Loads the agreements that name an area, by id. */
export async function loadAgreements(area: AcademicCooperationArea, load: Loaders): Promise<AcademicAgreement[]> {
  const naming = await load.many(AcademicAgreementArea, 'areaId', area.id, { agreementId: 'ASC' });
  return Promise.all(naming.map(({ agreementId }) => load.existing(AcademicAgreement, agreementId)));
}

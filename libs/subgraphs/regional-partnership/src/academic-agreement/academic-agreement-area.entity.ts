import { Reference } from '@tokorozawa/subgraph-kit';
import { Entity, PrimaryColumn } from 'typeorm';

/** That an agreement names an area of cooperation. The schema presents it as lists on both sides. */
@Entity()
export class AcademicAgreementArea {
  /** `<agreement>/<area>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('AcademicAgreement')
  agreementId!: string;

  @Reference('AcademicCooperationArea')
  areaId!: string;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An agreement names an area of cooperation. The schema presents it as lists on either side. */
@Entity()
export class AcademicAgreementArea {
  /** `<agreement>/<area>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('AcademicAgreement', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  agreementId!: string;

  @Index()
  @ForeignKey('AcademicCooperationArea', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  areaId!: string;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A municipality takes part in a shared service. The schema presents it as lists on either side. */
@Entity()
export class SharedServiceMember {
  /** `<shared service>/<municipality>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('SharedService', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  sharedServiceId!: string;

  @Index()
  @ForeignKey('Municipality', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  municipalityId!: string;
}

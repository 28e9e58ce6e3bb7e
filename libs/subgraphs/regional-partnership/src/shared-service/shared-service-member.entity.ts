import { Reference } from '@tokorozawa/subgraph-kit';
import { Entity, PrimaryColumn } from 'typeorm';

/** That a municipality takes part in a shared service. The schema presents it as lists on both sides. */
@Entity()
export class SharedServiceMember {
  /** `<shared service>/<municipality>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('SharedService')
  sharedServiceId!: string;

  @Reference('Municipality')
  municipalityId!: string;
}

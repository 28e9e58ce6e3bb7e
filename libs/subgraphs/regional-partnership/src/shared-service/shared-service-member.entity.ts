import { Reference } from '@tokorozawa/subgraph-kit';
import { Entity, PrimaryColumn } from 'typeorm';

/** A municipality takes part in a shared service. The schema presents it as lists on either side. */
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

import type { LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An edition of the publication as every domain knows it; the catalogue has the rest. */
@Entity()
export class KnownEdition {
  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb')
  name!: LocalizedText;

  /** The fiscal year by which it is called. */
  @Column('int')
  fiscalYear!: number;
}

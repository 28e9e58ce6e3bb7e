import { type Basis, type LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A committee had a part in a sister-city tie. The schema presents it as FriendshipRole. */
@Entity()
export class CommitteeSisterCity {
  /** `<committee>/<sister city>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('FriendshipCommittee', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  committeeId!: string;

  @Index()
  @ForeignKey('SisterCity', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  sisterCityId!: string;

  @Column('jsonb')
  part!: LocalizedText;

  @Column('text')
  basis!: Basis;

  @Column('jsonb')
  reason!: LocalizedText;
}

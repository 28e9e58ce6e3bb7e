import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

/** That a committee had a part in a sister-city tie. The schema presents it as FriendshipRole. */
@Entity()
export class CommitteeSisterCity {
  /** `<committee>/<sister city>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('FriendshipCommittee')
  committeeId!: string;

  @Reference('SisterCity')
  sisterCityId!: string;

  @Stored(localizedText)
  part!: LocalizedText;

  @Stored(z.enum(Basis))
  basis!: Basis;

  @Stored(localizedText)
  reason!: LocalizedText;
}

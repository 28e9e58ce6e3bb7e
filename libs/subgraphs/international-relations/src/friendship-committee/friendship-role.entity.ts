import { Property, Reference } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

@ObjectType({
  description:
    'The part that the friendship committee (国際友好委員会) had in a sister-city tie (姉妹都市締結), and who drew the link.',
})
@Entity('committee_sister_city')
export class FriendshipRole {
  /** `<committee>/<sister city>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('FriendshipCommittee')
  committeeId!: string;

  @Reference('SisterCity')
  sisterCityId!: string;

  @Property(localizedText, 'What it did for the tie, summarized from the source. 「関わり / Part played」')
  part!: LocalizedText;

  @Property(z.enum(Basis), 'Who drew the link. 「根拠」')
  basis!: Basis;

  @Property(
    localizedText,
    'What the link is based on: where the source states it, or why the project drew it. 「理由」',
  )
  reason!: LocalizedText;
}

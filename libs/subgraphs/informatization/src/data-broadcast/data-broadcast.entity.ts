import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Data broadcasting by which the city publishes through a television station (広報データ放送).',
})
@Entity()
export class DataBroadcast extends ReviewedEntity {
  @Property(localizedText, 'What it is called; the source gives it no name of its own. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What it brings in an emergency, such as a disaster (緊急時).')
  emergencyContent!: LocalizedText;

  @Property(localizedText, 'What it brings at other times (平時), as far as the print can be read.')
  ordinaryContent!: LocalizedText;

  @Property(
    localizedText.optional(),
    'What else the source says of it; null when nothing more can be read. 「その他の内容」',
  )
  furtherContent!: LocalizedText | null;

  @Property(z.int().min(0), 'How many times its content was renewed (更新件数).')
  updates!: number;

  @Property(localizedText, 'Who broadcasts it for the city (委託業者).')
  contractor!: LocalizedText;
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Data broadcasting by which the city publishes through a television station (広報データ放送).',
})
@Entity()
export class DataBroadcast extends ReviewedEntity {
  @LocalizedField('What it is called; the source gives it no name of its own.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What it brings in an emergency, such as a disaster (緊急時).')
  @Column('jsonb')
  emergencyContent!: LocalizedText;

  @LocalizedField('What it brings at other times (平時), as far as the print can be read.')
  @Column('jsonb')
  ordinaryContent!: LocalizedText;

  @LocalizedField('What else the source says of it; null when nothing more can be read.', { nullable: true })
  @Column('jsonb', { nullable: true })
  furtherContent!: LocalizedText | null;

  @Field(() => Int, { description: 'How many times its content was renewed (更新件数).' })
  @Column('int')
  updates!: number;

  @LocalizedField('Who broadcasts it for the city (委託業者).')
  @Column('jsonb')
  contractor!: LocalizedText;
}

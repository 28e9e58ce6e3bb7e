import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { DvSupportCentrePlace } from './dv-support-centre-place';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A centre that helps people who suffer violence from a spouse or partner (配偶者暴力相談支援センター).',
})
@Entity()
export class DvSupportCentre extends ReviewedEntity {
  @LocalizedField('Name of the centre.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedListField(
    'What it does (事業概要), summarised and in the order of the source, which ends its list with など (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  tasks!: LocalizedText[];

  @Field(() => DvSupportCentrePlace, { description: 'Where it is (実施場所).' })
  @Column('jsonb')
  place!: DvSupportCentrePlace;

  @LocalizedListField('Who works there (職員体制), in the order of the source, which gives no numbers.')
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  staff!: LocalizedText[];
}

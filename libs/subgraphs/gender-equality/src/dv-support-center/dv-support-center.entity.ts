import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@ObjectType({
  description:
    'Where in the city administration a Spousal Violence Counseling and Support Center is (実施場所), and who drew the link.',
})
export class DvSupportCenterPlace {
  @Property(localizedText, 'The office in which it is (室). 「部署」')
  office!: LocalizedText;

  @Property(localizedText, 'The division of which the office is part (課).')
  division!: LocalizedText;

  @Property(z.enum(Basis), 'Who drew the link between the center and the office. 「根拠」')
  basis!: Basis;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A center that helps people who suffer violence from a spouse or partner (配偶者暴力相談支援センター).',
})
@Entity()
export class DvSupportCenter extends ReviewedEntity {
  @Property(localizedText, 'Name of the center. 「名称」')
  name!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What it does (事業概要), summarized and in the order of the source, which ends its list with など (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  tasks!: LocalizedText[];

  @Property(valueOf(DvSupportCenterPlace), 'Where it is (実施場所).')
  place!: DvSupportCenterPlace;

  @Property(
    z.array(localizedText).min(1),
    'Who works there (職員体制), in the order of the source, which gives no numbers.',
  )
  @Directive('@listSize(assumedSize: 2)')
  staff!: LocalizedText[];
}

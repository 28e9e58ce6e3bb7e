import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'The brand of the city (所沢ブランド): what makes it attractive, and how the city makes it known.',
})
@Entity()
export class CityBrand extends ReviewedEntity {
  @Property(localizedText, 'Name of the brand. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the brand is, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What the city has to offer, summarized and in the order of the source, which ends its list with 等 (and so on): there may be more. 「資源」',
  )
  @Directive('@listSize(assumedSize: 5)')
  resources!: LocalizedText[];

  @Property(localizedText, 'What the brand is to become, summarized from the source. 「目的」')
  purpose!: LocalizedText;
}

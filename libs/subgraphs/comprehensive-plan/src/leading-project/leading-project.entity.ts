import { Property, Reference, referenceTo, ReviewedEntity, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

const chapterLink = z.strictObject({ chapterId: referenceTo('Chapter'), basis: z.enum(Basis), reason: localizedText });

/** To a brand, which another domain owns. */
const brandLink = z.strictObject({ brandId: referenceTo('CityBrand'), basis: z.enum(Basis), reason: localizedText });

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An effort to which the city gives priority during the first-term basic plan, to realize the vision (リーディングプロジェクト).',
})
@Entity()
export class LeadingProject extends ReviewedEntity {
  @Reference('ComprehensivePlan')
  planId!: string;

  @Property(ordinal, 'Number of the project, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Title of the project. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'Subtitle of the project. 「副題」')
  subtitle!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What it covers, summarized and in the order of the source, which ends its list with など (and so on): there may be more. 「範囲 / Scope」',
  )
  @Directive('@listSize(assumedSize: 3)')
  covers!: LocalizedText[];

  @Stored(z.array(chapterLink))
  chapterLinks!: z.infer<typeof chapterLink>[];

  @Stored(brandLink.optional())
  brandLink!: z.infer<typeof brandLink> | null;
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type Basis, LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

/** How a link to a chapter is stored. */
export interface ChapterLink {
  chapterId: string;
  basis: Basis;
  reason: LocalizedText;
}

/** How a link to a brand, which another domain owns, is stored. */
export interface BrandLink {
  brandId: string;
  basis: Basis;
  reason: LocalizedText;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An effort to which the city gives priority during the early basic plan, to bring the vision about (リーディングプロジェクト).',
})
@Entity()
export class LeadingProject extends ReviewedEntity {
  @Index()
  @ForeignKey('ComprehensivePlan', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  planId!: string;

  @Field(() => Int, { description: 'Number of the project, counted from 1.' })
  @Column('int')
  number!: number;

  @LocalizedField('Title of the project.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('Subtitle of the project.')
  @Column('jsonb')
  subtitle!: LocalizedText;

  @LocalizedListField(
    'What it covers, summarised and in the order of the source, which ends its list with など (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  covers!: LocalizedText[];

  @Column('jsonb')
  chapterLinks!: ChapterLink[];

  @Column('jsonb', { nullable: true })
  brandLink!: BrandLink | null;
}

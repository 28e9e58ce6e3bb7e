import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CopiesBasis } from './copies-basis';
import { PublicationFormat } from './publication-format';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An edition of a publication of the city in one format: print, audio or braille (版).' })
@Entity()
export class CityPublicationEdition extends ReviewedEntity {
  @Index()
  @ForeignKey('CityPublication', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  publicationId!: string;

  @Field(() => Int, { description: "Its place in the source's table, counted from 1." })
  @Column('int')
  order!: number;

  @Field(() => PublicationFormat, { description: 'In what form it reaches its readers.' })
  @Index()
  @Column('text')
  format!: PublicationFormat;

  @LocalizedField('Size of the paper, or the medium (規格), such as "タブロイド"; null when the source does not say.', {
    nullable: true,
  })
  @Column('jsonb', { nullable: true })
  medium!: LocalizedText | null;

  @Field(() => Int, { nullable: true, description: 'Pages of an issue; null for a recording.' })
  @Column('int', { nullable: true })
  pages!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the whole text of the publication is in it (全文録音); null for the printed edition itself, and when the source does not say.',
  })
  @Column('boolean', { nullable: true })
  wholeText!: boolean | null;

  @Field(() => Int, { description: 'How many issues appear in a year (回数).' })
  @Column('int')
  issuesPerYear!: number;

  @Field(() => Int, { description: 'Copies given out (配布部数); `copiesBasis` says in what time.' })
  @Column('int')
  copies!: number;

  @Field(() => CopiesBasis, {
    nullable: true,
    description:
      'Whether `copies` is an average of a month or the total of a year; null when the source does not say, as for editions of one issue a year.',
  })
  @Column('text', { nullable: true })
  copiesBasis!: CopiesBasis | null;

  @LocalizedField('To whom it goes (配布対象).')
  @Column('jsonb')
  recipients!: LocalizedText;

  @LocalizedField('How it reaches them (配布方法).')
  @Column('jsonb')
  distribution!: LocalizedText;

  @Field(() => Float, {
    nullable: true,
    description: 'Cost of printing one page of one copy, in yen (印刷単価); null when the source does not say.',
  })
  @Column('double precision', { nullable: true })
  printingCostYenPerPage!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Cost of delivering one copy, in yen (配布単価); null when the source does not say.',
  })
  @Column('double precision', { nullable: true })
  distributionCostYenPerCopy!: number | null;
}

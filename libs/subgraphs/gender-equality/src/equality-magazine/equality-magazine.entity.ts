import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** A size of paper. */
export enum PaperSize {
  A4 = 'A4',
}

registerEnumType(PaperSize, {
  name: 'PaperSize',
  description: 'A size of paper (判).',
  valuesConfig: { A4: { description: '210 by 297 millimeters (A4判).' } },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A magazine of the city on gender equality (男女共同参画情報誌).' })
@Entity()
export class EqualityMagazine extends ReviewedEntity {
  @Property(localizedText, 'Title of the magazine. 「名称」')
  name!: LocalizedText;

  @Property(z.int().min(1), 'How many issues come out in a year. 「年間の発行回数」')
  issuesPerYear!: number;

  @Property(
    z.array(ordinal).min(1),
    'The volumes (Vol.) that the source mentions, lowest first. It does not say of which year they are. 「号」',
  )
  @Directive('@listSize(assumedSize: 2)')
  volumes!: number[];

  @Property(z.enum(PaperSize), 'Size of its pages (判).')
  paperSize!: PaperSize;

  @Property(z.int().min(1), 'How many pages an issue has. 「ページ数」')
  pages!: number;

  @Property(z.int().min(1), 'How many copies of each issue are made; the source gives it in thousands. 「1号の部数」')
  copiesPerIssue!: number;
}

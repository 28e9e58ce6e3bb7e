import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { fiscalYear, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'An edition of the publication from which the records are read (年度版). It appears once a year; every record has a version for each edition that prints it.',
})
@Entity()
export class Edition extends ReviewedEntity {
  @Property(localizedText, 'Its name, such as 令和6年度版. 「名称」')
  name!: LocalizedText;

  @Property(fiscalYear, 'The fiscal year by which it is called. 「年度」')
  fiscalYear!: number;

  @Property(localizedText, 'The document that it is, or is a part of. 「資料」')
  document!: LocalizedText;

  @Property(z.boolean(), 'Whether the name is inferred, because the document does not state it. 「推定 / Inferred」')
  isInferred!: boolean;

  @Property(localizedText.optional(), 'From what it is inferred; null when the document states it. 「推定の理由」')
  reason!: LocalizedText | null;

  @Property(
    z.int().min(1),
    'The number of lines of its transcript, in which the lines of every provenance are counted. 「資料の行数 / Number of lines」',
  )
  lineCount!: number;
}

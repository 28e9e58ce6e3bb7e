import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'How many cases all consultations of the center Furatto had in a fiscal year (相談件数の合計), as printed and as computed.',
})
@Entity()
export class ConsultationTotal extends ReviewedEntity {
  @Reference('GenderEqualityCenter')
  centerId!: string;

  @Property(localizedText, 'What is counted, and of which fiscal year: "相談件数の合計(令和5年度)". 「名称」')
  name!: LocalizedText;

  @Property(partialDate, 'The fiscal year (年度).')
  date!: PartialDate;

  @Property(z.int().min(0), 'Number of cases (件) that the source prints as the total. 「件数(資料)」')
  printedCases!: number;
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A magazine by which the city informs about gender equality (男女共同参画情報誌).' })
@Entity()
export class EqualityMagazine extends ReviewedEntity {
  @LocalizedField('Title of the magazine.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Int, { description: 'How many issues come out in a year.' })
  @Column('int')
  issuesPerYear!: number;

  @Field(() => [Int], {
    description: 'The volumes (Vol.) of which the source tells, lowest first. It does not say of which year they are.',
  })
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  volumes!: number[];

  @Field(() => String, { description: 'Size of its pages (判), such as "A4".' })
  @Column('text')
  paperSize!: string;

  @Field(() => Int, { description: 'How many pages an issue has.' })
  @Column('int')
  pages!: number;

  @Field(() => Int, { description: 'How many copies of each issue are made; the source gives it in thousands.' })
  @Column('int')
  copiesPerIssue!: number;
}

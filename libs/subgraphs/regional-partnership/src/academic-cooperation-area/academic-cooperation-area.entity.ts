import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An area in which schools support the city and work with it (支援・協力内容).' })
@Entity()
export class AcademicCooperationArea extends ReviewedEntity {
  @Field(() => Int, { description: 'Number of the area in the list of the source, counted from 1: 3 for ③.' })
  @Column('int')
  number!: number;

  @LocalizedField('What the area is.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Boolean, {
    description:
      'Whether it means something else for each school, by the subjects that it teaches (各校の対象分野により異なる). The source does not say what.',
  })
  @Column('boolean')
  differsBySchool!: boolean;
}

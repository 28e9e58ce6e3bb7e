import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A chapter of a comprehensive plan (章). Each is one of the goals of town-making (まちづくりの目標) of the basic concept, as the source itself states.',
})
@Entity()
export class Chapter extends ReviewedEntity {
  @Index()
  @ForeignKey('ComprehensivePlan', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  planId!: string;

  @Field(() => Int, { description: 'Number of the chapter, counted from 1: 5 for 第5章.' })
  @Column('int')
  number!: number;

  @LocalizedField('The goal, which is also the title of the chapter.')
  @Column('jsonb')
  name!: LocalizedText;
}

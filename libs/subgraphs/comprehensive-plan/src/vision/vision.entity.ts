import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { VisionThought } from './vision-thought';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What the town is to become under a comprehensive plan (将来都市像).' })
@Entity()
export class Vision extends ReviewedEntity {
  @Index()
  @ForeignKey('ComprehensivePlan', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  planId!: string;

  @LocalizedField('The vision in one phrase, as the city published it.')
  @Column('jsonb')
  statement!: LocalizedText;

  @Field(() => Int, {
    description: 'Within how many years the town is to become so, counted from the start of the plan (今後10年間).',
  })
  @Column('int')
  horizonYears!: number;

  @Field(() => [VisionThought], {
    description: 'The thoughts that went into it (将来都市像に込めた思い), in the order of the statement.',
  })
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  thoughts!: VisionThought[];
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';

/** What a correction, a gap and a check have in common: they are about one record of another domain. */
@ObjectType()
@Index(['line', 'id'])
@Index(['subgraph', 'id'])
@Index(['recordType', 'id'])
export abstract class ReadingEntity extends ReviewedEntity {
  @Field(() => String, { description: 'The subgraph that owns the record, such as "gender-equality".' })
  @Column('text')
  subgraph!: string;

  @Field(() => String, { description: 'The GraphQL type of the record.' })
  @Column('text')
  recordType!: string;

  @Field(() => ID, { description: 'The id of the record.' })
  @Column('text')
  recordId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The first line of the record in the transcript of the print; null when it stands nowhere in it.',
  })
  @Column('int', { nullable: true })
  line!: number | null;
}

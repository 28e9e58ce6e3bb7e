import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A section of a chapter (節): one field of policy, to which programs are linked.' })
@Entity()
export class Section extends ReviewedEntity {
  @Index()
  @ForeignKey('Chapter', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  chapterId!: string;

  @Field(() => String, {
    description:
      'Number of the chapter and number of the section, such as "5-5" for 第5章第5節. Unique within its plan.',
  })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Number of the section within its chapter, counted from 1.' })
  @Column('int')
  number!: number;

  @LocalizedField('Title of the section.')
  @Column('jsonb')
  name!: LocalizedText;
}

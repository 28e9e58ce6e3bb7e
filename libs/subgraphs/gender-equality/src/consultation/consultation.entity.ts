import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { ConsultationCount } from './consultation-count';
import { ConsultationPattern } from './consultation-pattern';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A consultation that the centre ふらっと offers (相談事業).' })
@Entity()
export class Consultation extends ReviewedEntity {
  @Index()
  @ForeignKey('GenderEqualityCentre', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  centreId!: string;

  @Field(() => Int, { description: 'Place among the consultations in the source, counted from 1.' })
  @Column('int')
  order!: number;

  @LocalizedField('Name of the consultation (内容).')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => [ConsultationPattern], {
    description: 'When it is held (曜日・時間), in the order of the source.',
  })
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  patterns!: ConsultationPattern[];

  @Field(() => [ConsultationCount], {
    description: 'How many cases it had (相談件数), a fiscal year each, the newest first.',
  })
  @Directive('@listSize(assumedSize: 1)')
  @Column('jsonb')
  counts!: ConsultationCount[];
}

import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A website of the city (ホームページ).' })
@Entity()
export class CityWebsite extends ReviewedEntity {
  @LocalizedField('Its name.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Int, {
    description:
      'Accesses of a year (年間総アクセス件数). The source does not say what it counts as an access: a page, or a visit.',
  })
  @Column('int')
  yearlyAccesses!: number;

  @Index()
  @ForeignKey('SystemMilestone', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text', { nullable: true })
  openingId!: string | null;
}

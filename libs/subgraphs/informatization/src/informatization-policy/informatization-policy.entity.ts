import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import {
  FiscalYearPeriod,
  LocalizedField,
  type LocalizedText,
  PartialDate,
  partialDateColumn,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { InformatizationPolicyKind } from './informatization-policy-kind';
import { InformatizationPolicyRevision } from './informatization-policy-revision';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A plan or policy of informatization (情報化の計画・方針).' })
@Entity()
export class InformatizationPolicy extends ReviewedEntity {
  @LocalizedField('Its title.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => InformatizationPolicyKind, { description: 'What kind of plan or policy it is.' })
  @Column('text')
  kind!: InformatizationPolicyKind;

  @LocalizedField('Who drew it up: the city, or a ministry.')
  @Column('jsonb')
  issuer!: LocalizedText;

  @LocalizedField('What the source tells of it, summarised.')
  @Column('jsonb')
  summary!: LocalizedText;

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'When it was drawn up (策定), or took its present name; as far as the source dates it, and null when it does not.',
  })
  @Column('text', { nullable: true, transformer: partialDateColumn })
  adopted!: PartialDate | null;

  @Field(() => FiscalYearPeriod, {
    nullable: true,
    description: 'The fiscal years that it is for (計画期間); null when the source does not say.',
  })
  @Column('jsonb', { nullable: true })
  period!: FiscalYearPeriod | null;

  @Field(() => InformatizationPolicyRevision, {
    nullable: true,
    description: 'Its place in a series that is drawn up anew after so many years; null when it belongs to none.',
  })
  @Column('jsonb', { nullable: true })
  revision!: InformatizationPolicyRevision | null;
}

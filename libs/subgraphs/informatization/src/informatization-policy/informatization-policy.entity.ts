import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import {
  FiscalYearPeriod,
  fiscalYearPeriod,
  type LocalizedText,
  localizedText,
  PartialDate,
  partialDate,
} from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { InformatizationPolicyKind } from './informatization-policy-kind';
import { InformatizationPolicyRevision } from './informatization-policy-revision';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A plan or policy of informatization (情報化の計画・方針).' })
@Entity()
export class InformatizationPolicy extends ReviewedEntity {
  @Property(localizedText, 'Its title. 「名称」')
  name!: LocalizedText;

  @Property(z.enum(InformatizationPolicyKind), 'What kind of plan or policy it is. 「種類」')
  kind!: InformatizationPolicyKind;

  @Property(localizedText, 'Who drew it up: the city, or a ministry. 「策定者」')
  issuer!: LocalizedText;

  @Property(localizedText, 'What the source says about it, summarised. 「概要」')
  summary!: LocalizedText;

  @Property(
    partialDate.optional(),
    'When it was drawn up (策定), or took its present name; as far as the source dates it, and null when it does not.',
  )
  adopted!: PartialDate | null;

  @Property(
    fiscalYearPeriod.optional(),
    'The fiscal years that it is for (計画期間); null when the source does not say.',
  )
  period!: FiscalYearPeriod | null;

  @Property(
    valueOf(InformatizationPolicyRevision).optional(),
    'Its position in a series that is drawn up anew at regular intervals; null when it belongs to none. 「改定」',
  )
  revision!: InformatizationPolicyRevision | null;
}

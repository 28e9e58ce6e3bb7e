import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { ConsultationCount } from './consultation-count';
import { ConsultationPattern } from './consultation-pattern';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A consultation that the centre ふらっと offers (相談事業).' })
@Entity()
export class Consultation extends ReviewedEntity {
  @Reference('GenderEqualityCentre')
  centreId!: string;

  @Property(z.int().min(1), 'Position among the consultations in the source, counted from 1. 「順」')
  order!: number;

  @Property(localizedText, 'Name of the consultation (内容). 「名称」')
  name!: LocalizedText;

  @Property(z.array(valueOf(ConsultationPattern)).min(1), 'When it is held (曜日・時間), in the order of the source.')
  @Directive('@listSize(assumedSize: 3)')
  patterns!: ConsultationPattern[];

  @Property(
    z.array(valueOf(ConsultationCount)).min(1),
    'How many cases it had (相談件数), a fiscal year each, the newest first.',
  )
  @Directive('@listSize(assumedSize: 1)')
  counts!: ConsultationCount[];
}

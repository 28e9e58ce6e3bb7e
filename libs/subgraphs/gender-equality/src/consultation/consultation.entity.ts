import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { CenterHours, centerHours } from '../gender-equality-center/center-hours';

@ObjectType({ description: 'How many cases a consultation had in a fiscal year (相談件数).' })
export class ConsultationCount {
  @Property(partialDate, 'The fiscal year (年度).')
  date!: PartialDate;

  @Property(
    z.int().min(0),
    'Number of cases (件). It is not said whether one person may count more than once. 「件数」',
  )
  cases!: number;
}

const weekdays = '(MO|TU|WE|TH|FR|SA|SU)';
const weekly = `FREQ=WEEKLY;BYDAY=${weekdays}(,${weekdays})*`;
const monthly = `FREQ=MONTHLY;BYDAY=[1-5]${weekdays}(,[1-5]${weekdays})*`;
const recurrence = z
  .string()
  .regex(
    new RegExp(`^(${weekly}|${monthly})$`),
    'Give the days like FREQ=WEEKLY;BYDAY=MO,WE or FREQ=MONTHLY;BYDAY=2TU,4TU.',
  );

@ObjectType({ description: 'The days and hours at which a consultation is held (曜日・時間).' })
export class ConsultationPattern {
  @Property(localizedText, 'The days, in words. 「曜日」')
  days!: LocalizedText;

  @Property(
    recurrence,
    'The days, as a recurrence rule of iCalendar (RFC 5545): "FREQ=MONTHLY;BYDAY=2TU,4TU" for every second and fourth Tuesday. It does not know when the center is closed; `sessions` does. 「繰り返し」',
  )
  recurrence!: string;

  @Property(centerHours, 'When it begins and ends. 「時間」')
  hours!: CenterHours;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A consultation that the center Furatto offers (相談事業).' })
@Entity()
export class Consultation extends ReviewedEntity {
  @Reference('GenderEqualityCenter')
  centerId!: string;

  @Property(ordinal, 'Position among the consultations in the source, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Name of the consultation (内容). 「名称」')
  name!: LocalizedText;

  @Property(
    z.array(valueOf(ConsultationPattern)).min(1),
    'When it is held (曜日・時間), in the order of the source. 「曜日・時間 / Days and hours」',
  )
  @Directive('@listSize(assumedSize: 3)')
  patterns!: ConsultationPattern[];

  @Property(
    z.array(valueOf(ConsultationCount)).min(1),
    'How many cases it had (相談件数), a fiscal year each, the newest first.',
  )
  @Directive('@listSize(assumedSize: 1)')
  counts!: ConsultationCount[];
}

import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CentreHours, centreHours } from '../gender-equality-centre/centre-hours';

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
    'The days, as a recurrence rule of iCalendar (RFC 5545): "FREQ=MONTHLY;BYDAY=2TU,4TU" for every second and fourth Tuesday. It does not know when the centre is closed; `sessions` does. 「繰り返し」',
  )
  recurrence!: string;

  @Property(centreHours, 'When it begins and ends. 「時間」')
  hours!: CentreHours;
}

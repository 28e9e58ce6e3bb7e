import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CentreHours, centreHours } from '../gender-equality-centre/centre-hours';

@ObjectType({ description: 'On which days, and from when to when, a consultation is held (曜日・時間).' })
export class ConsultationPattern {
  @LocalizedField('On which days, in words.')
  days!: LocalizedText;

  @Field(() => String, {
    description:
      'On which days, as a recurrence rule of iCalendar (RFC 5545): "FREQ=MONTHLY;BYDAY=2TU,4TU" for every second and fourth Tuesday. It does not know when the centre is closed; `sessions` does.',
  })
  recurrence!: string;

  @Field(() => CentreHours, { description: 'From when to when.' })
  hours!: CentreHours;
}

const weekdays = '(MO|TU|WE|TH|FR|SA|SU)';
const weekly = `FREQ=WEEKLY;BYDAY=${weekdays}(,${weekdays})*`;
const monthly = `FREQ=MONTHLY;BYDAY=[1-5]${weekdays}(,[1-5]${weekdays})*`;

/** The shape of a {@link ConsultationPattern} in a data file. */
export const consultationPattern = z.strictObject({
  days: localizedText,
  recurrence: z
    .string()
    .regex(
      new RegExp(`^(${weekly}|${monthly})$`),
      'Give the days like FREQ=WEEKLY;BYDAY=MO,WE or FREQ=MONTHLY;BYDAY=2TU,4TU.',
    ),
  hours: centreHours,
});

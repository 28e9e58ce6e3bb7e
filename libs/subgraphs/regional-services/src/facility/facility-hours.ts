import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { bilingual, isoDate, type LocalizedText, Weekday } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isLater, timeOfDay } from '../time-of-day';
import { distinct, shortText } from '../written-values';

@ObjectType({
  description: 'When a facility is open on some days of the week (開館時間), as far as its closures allow.',
})
export class FacilityHours {
  @Property(
    distinct(z.array(z.enum(Weekday)).min(1).max(7)),
    'The days of the week on which these hours hold. 「曜日」',
  )
  weekdays!: Weekday[];

  @Property(timeOfDay, 'When it opens, as HH:MM on the 24-hour clock in Japan: "09:00". 「開館」')
  opens!: string;

  @Property(timeOfDay, 'When it closes, as HH:MM on the 24-hour clock in Japan: "21:30". 「閉館」')
  closes!: string;

  @Property(isoDate.optional(), 'The first day on which the hours hold; null when they always did. 「適用開始日」')
  validFrom!: string | null;

  @Property(isoDate.optional(), 'The last day on which the hours hold; null when no end is known. 「適用終了日」')
  validThrough!: string | null;

  @Property(shortText.optional(), 'What else there is to know about these hours. 「備考」')
  note!: LocalizedText | null;
}

/** The shape of {@link FacilityHours}. */
export const facilityHours = valueOf(FacilityHours)
  .refine(({ opens, closes }) => isLater(closes, opens), {
    path: ['closes'],
    error: bilingual({
      ja: '閉館時刻が開館時刻より後ではありません。',
      en: 'The facility closes before it opens. Give "closes" a later time than "opens".',
    }),
  })
  .refine(({ validFrom, validThrough }) => !validFrom || !validThrough || validFrom <= validThrough, {
    path: ['validThrough'],
    error: bilingual({
      ja: '適用終了日が適用開始日より前です。',
      en: 'The hours end before they begin. Give "validThrough" a later day than "validFrom".',
    }),
  });

type Hours = z.infer<typeof facilityHours>;

/** The indexes of hours that overlap with earlier ones of the same facility, which would contradict each other. */
export function overlappingHours(hours: Hours[]): number[] {
  return hours.flatMap((each, index) => (hours.slice(0, index).some((earlier) => overlap(earlier, each)) ? index : []));
}

const overlap = (a: Hours, b: Hours): boolean =>
  a.weekdays.some((day) => b.weekdays.includes(day)) &&
  a.opens < b.closes &&
  b.opens < a.closes &&
  (a.validFrom ?? '') <= (b.validThrough ?? '9') &&
  (b.validFrom ?? '') <= (a.validThrough ?? '9');

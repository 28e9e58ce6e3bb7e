import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { bilingual, isoDate, type LocalizedText, Weekday } from '@tokorozawa/vocabulary';
import { ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { distinct, shortText } from '../written-values';

/** What closes a facility regularly, or on single days. */
export enum FacilityClosureKind {
  WEEKDAY = 'WEEKDAY',
  NTH_WEEKDAY = 'NTH_WEEKDAY',
  HOLIDAY = 'HOLIDAY',
  DAY_AFTER_HOLIDAY = 'DAY_AFTER_HOLIDAY',
  YEARLY_PERIOD = 'YEARLY_PERIOD',
  DATES = 'DATES',
}

registerEnumType(FacilityClosureKind, {
  name: 'FacilityClosureKind',
  description: 'What closes a facility regularly, or on single days (休館日).',
  valuesConfig: {
    WEEKDAY: { description: 'Every week on `weekdays`. 「毎週」' },
    NTH_WEEKDAY: { description: 'On the `weeks` of each month on `weekdays`, such as the third Monday. 「第何曜日」' },
    HOLIDAY: {
      description: "On public holidays (祝日), days in lieu (振替休日) and citizens' holidays (国民の休日) included.",
    },
    DAY_AFTER_HOLIDAY: { description: 'On the day after a public holiday. 「祝日の翌日」' },
    YEARLY_PERIOD: {
      description: 'Every year from `firstDay` to `lastDay`, such as the year-end and New Year period (年末年始).',
    },
    DATES: { description: 'On `dates` alone. 「特定の日」' },
  },
});

/** What happens when a regular closing day is a public holiday. */
export enum FacilityHolidayRule {
  CLOSED = 'CLOSED',
  OPEN = 'OPEN',
  CLOSED_LATER = 'CLOSED_LATER',
}

registerEnumType(FacilityHolidayRule, {
  name: 'FacilityHolidayRule',
  description: 'What happens when a regular closing day is a public holiday.',
  valuesConfig: {
    CLOSED: { description: 'It is closed all the same, as if nothing were said. 「休館」' },
    OPEN: { description: 'It is open. 「開館」' },
    CLOSED_LATER: {
      description: 'It is open, and closed instead on the next day that is no public holiday. 「開館し、翌平日休館」',
    },
  },
});

/** In a leap year, so that February has the 29th. */
const isDayOfYear = (text: string): boolean => /^\d\d-\d\d$/.test(text) && isoDate.safeParse(`2024-${text}`).success;

const dayOfYear = z.string().refine(isDayOfYear, {
  error: bilingual({
    ja: '月日は「12-29」のように MM-DD で書いてください。',
    en: 'Give a day of every year as MM-DD, for example "12-29".',
  }),
});

@ObjectType({ description: 'A rule by which a facility is closed (休館日).' })
export class FacilityClosureRule {
  @Property(z.enum(FacilityClosureKind), 'What closes it. 「種類」')
  kind!: FacilityClosureKind;

  @Property(
    distinct(z.array(z.enum(Weekday)).min(1).max(7)).optional(),
    'The days of the week of WEEKDAY and NTH_WEEKDAY; null for other kinds. 「曜日」',
  )
  weekdays!: Weekday[] | null;

  @Property(
    distinct(z.array(z.int().min(1).max(5)).min(1).max(5)).optional(),
    'Which of these days in a month NTH_WEEKDAY closes: 1 for the first; null for other kinds. 「第何」',
  )
  weeks!: number[] | null;

  @Property(
    dayOfYear.optional(),
    'The first day of YEARLY_PERIOD, as MM-DD: "12-29"; null for other kinds. 「最初の日」',
  )
  firstDay!: string | null;

  @Property(
    dayOfYear.optional(),
    'The last day of YEARLY_PERIOD, as MM-DD: "01-03"; null for other kinds. 「最後の日」',
  )
  lastDay!: string | null;

  @Property(distinct(z.array(isoDate).min(1).max(366)).optional(), 'The days of DATES; null for other kinds. 「日」')
  dates!: string[] | null;

  @Property(
    z.enum(FacilityHolidayRule).optional(),
    'What happens when a day of WEEKDAY or NTH_WEEKDAY is a public holiday; null for other kinds. 「祝日の扱い」',
  )
  onHolidays!: FacilityHolidayRule | null;

  @Property(shortText.optional(), 'The rule in the words of the facility. 「説明」')
  note!: LocalizedText | null;
}

/** The keys that each kind needs. */
const needed: Record<FacilityClosureKind, (keyof FacilityClosureRule)[]> = {
  WEEKDAY: ['weekdays'],
  NTH_WEEKDAY: ['weekdays', 'weeks'],
  HOLIDAY: [],
  DAY_AFTER_HOLIDAY: [],
  YEARLY_PERIOD: ['firstDay', 'lastDay'],
  DATES: ['dates'],
};

const optional: Partial<Record<FacilityClosureKind, (keyof FacilityClosureRule)[]>> = {
  WEEKDAY: ['onHolidays'],
  NTH_WEEKDAY: ['onHolidays'],
};

const particular: (keyof FacilityClosureRule)[] = ['weekdays', 'weeks', 'firstDay', 'lastDay', 'dates', 'onHolidays'];

const missing = bilingual({
  ja: 'この種類の休館日には、この項目が必要です。',
  en: 'A closure of this kind needs this value.',
});
const superfluous = bilingual({
  ja: 'この種類の休館日には、この項目を書けません。',
  en: 'A closure of this kind has no such value. Leave it out, or choose another kind.',
});

/** The shape of a {@link FacilityClosureRule}. */
export const facilityClosureRule = valueOf(FacilityClosureRule).superRefine((rule, context) => {
  for (const key of particular) {
    const isGiven = rule[key] !== undefined && rule[key] !== null;
    const isNeeded = needed[rule.kind].includes(key);
    if (isNeeded && !isGiven) context.addIssue({ code: 'custom', path: [key], message: missing });
    if (isGiven && !isNeeded && !optional[rule.kind]?.includes(key)) {
      context.addIssue({ code: 'custom', path: [key], message: superfluous });
    }
  }
});

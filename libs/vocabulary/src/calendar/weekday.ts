import { registerEnumType } from 'type-graphql';
import { midnight } from './date';

/** A day of the week. */
export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week (曜日).',
  valuesConfig: {
    MONDAY: { description: 'Monday. 「月曜日」' },
    TUESDAY: { description: 'Tuesday. 「火曜日」' },
    WEDNESDAY: { description: 'Wednesday. 「水曜日」' },
    THURSDAY: { description: 'Thursday. 「木曜日」' },
    FRIDAY: { description: 'Friday. 「金曜日」' },
    SATURDAY: { description: 'Saturday. 「土曜日」' },
    SUNDAY: { description: 'Sunday. 「日曜日」' },
  },
});

const { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } = Weekday;
const inOrderOfUtcDays = [SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY] as const;

/** The day of the week of a day: `2024-04-01` → `MONDAY`. */
export function weekdayOf(date: string): Weekday {
  return inOrderOfUtcDays[midnight(date).getUTCDay()] as Weekday;
}

/** The character by which tables abbreviate a day of the week: 月 for 月曜日. */
export const weekdayCharacter: Record<Weekday, string> = {
  MONDAY: '月',
  TUESDAY: '火',
  WEDNESDAY: '水',
  THURSDAY: '木',
  FRIDAY: '金',
  SATURDAY: '土',
  SUNDAY: '日',
};

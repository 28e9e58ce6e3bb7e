import { bilingual } from '@tokorozawa/vocabulary';
import { z } from 'zod';

/** The shape of a time of day in Japan, `HH:MM`; midnight at the end of a day is `24:00`. */
export const timeOfDay = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, {
  error: bilingual({
    ja: '時刻は「09:00」のように、24 時間制の HH:MM で書いてください。',
    en: 'Give a time as HH:MM on the 24-hour clock, for example "09:00".',
  }),
});

/** True if a time is later than another one. A time that cannot be read is none, and has a fault of its own. */
export const isLater = (time: string, other: string): boolean =>
  time > other || ![time, other].every((each) => timeOfDay.safeParse(each).success);

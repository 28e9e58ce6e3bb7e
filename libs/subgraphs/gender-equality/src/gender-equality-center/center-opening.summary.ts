import {
  type FieldGap,
  type LocalizedText,
  type PartialDate,
  weekdayCharacter,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { dateInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { CenterClosingReason } from './center-closing-rule';

/** What a summary says of a day. */
interface Opening {
  date: PartialDate;
  open: boolean | null;
  reasons: CenterClosingReason[];
  holidayName: LocalizedText | null;
  gap: FieldGap | null;
  hours: { start: string; end: string };
}

/** The first day after an opening on which the center is certainly open; undefined if none is known. */
export type NextOpenDay = () => string | undefined;

/** Whether the center is open on a day, in sentences: until when, or why not and when it opens next. */
export function summaryOf(opening: Opening, nextOpenDay: NextOpenDay): LocalizedText & { en: string } {
  const { open, reasons, gap, hours } = opening;
  const day = dayText(opening.date.text);
  if (open)
    return {
      ja: `${day.ja}は開館日で、${hours.start}から${hours.end}まで開いています。`,
      en: `On ${day.en}, the center is open from ${hours.start} to ${hours.end}.`,
    };
  if (open === null) {
    const { ja, en } = gap?.note ?? { ja: '' };
    return {
      ja: `${day.ja}に開館するかは、分かりません。${ja}`,
      en: `It is not known whether the center is open on ${day.en}. ${en ?? ja}`.trim(),
    };
  }
  const certain = reasons.flatMap((reason) => reasonTexts[reason]?.(opening.holidayName) ?? []);
  const next = nextOpenDay();
  return {
    ja: `${day.ja}は休館日です(${certain.map(({ ja }) => ja).join('、')})。${next ? `次の開館日は${dayText(next).ja}です。` : ''}`,
    en: `On ${day.en}, the center is closed (${certain.map(({ en }) => en).join(', ')}).${next ? ` It opens next on ${dayText(next).en}.` : ''}`,
  };
}

type Text = LocalizedText & { en: string };

/** The reasons that close the center for certain. */
const reasonTexts: Partial<Record<CenterClosingReason, (holiday: LocalizedText | null) => Text>> = {
  [CenterClosingReason.NOT_FOUNDED]: () => ({ ja: '開設前', en: 'before it was founded' }),
  [CenterClosingReason.THURSDAY]: () => ({ ja: '木曜日', en: 'a Thursday' }),
  [CenterClosingReason.HOLIDAY]: (holiday) => ({
    ja: `祝日「${holiday?.ja ?? ''}」`,
    en: `a public holiday: ${holiday?.en ?? holiday?.ja ?? ''}`,
  }),
  [CenterClosingReason.DAY_AFTER_HOLIDAY_THURSDAY]: () => ({
    ja: '祝休日の木曜日の翌日',
    en: 'the day after a public holiday on a Thursday',
  }),
};

const formats = {
  ja: new Intl.DateTimeFormat('ja-JP', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  weekday: new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }),
};

/** "2026年11月29日(日)", "Sunday, November 29, 2026" */
function dayText(day: string): Text {
  const date = new Date(day);
  return {
    ja: `${formats.ja.format(date)}(${weekdayCharacter[weekdayOf(day)]})`,
    en: `${formats.weekday.format(date)}, ${dateInEnglish({ precision: 'DAY', earliest: day })}`,
  };
}

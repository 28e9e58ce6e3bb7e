import {
  FieldGap,
  firstYearOfHolidays,
  GapReason,
  lastYearOfHolidays,
  LocalizedField,
  type LocalizedText,
  PartialDate,
  Weekday,
  weekdayOf,
} from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { CenterClosingReason } from './center-closing-rule';
import type { CenterHours } from './center-hours';
import { type NextOpenDay, summaryOf } from './center-opening.summary';

@ObjectType({
  description:
    'Whether the center Furatto is open on a day, by the rule that the source prints (休館日). Other years may have had, or may get, another rule.',
})
export class CenterOpening {
  @Field(() => PartialDate, { description: 'The day. 「日」' })
  readonly date: PartialDate;

  @Field(() => [CenterClosingReason], {
    description:
      'Every reason that applies to the day, in the order of the enum; empty when the center is open. 「理由」',
  })
  readonly reasons: CenterClosingReason[];

  @LocalizedField('Name of the public holiday on that day; null when it is none, or none is known. 「祝日名」', {
    nullable: true,
  })
  readonly holidayName: LocalizedText | null;

  /** Of every open day. */
  readonly hours: Pick<CenterHours, 'start' | 'end'>;

  private readonly nextOpenDay: NextOpenDay;

  constructor(
    day: string,
    reasons: CenterClosingReason[],
    holidayName: LocalizedText | null,
    { hours, nextOpenDay }: Pick<CenterOpening, 'hours'> & { nextOpenDay: NextOpenDay },
  ) {
    this.date = new PartialDate(day);
    this.reasons = reasons;
    this.holidayName = holidayName;
    this.hours = hours;
    this.nextOpenDay = nextOpenDay;
  }

  @LocalizedField(
    'Whether the center is open, in a sentence: until when, or why not and when it opens next. 「開館の案内」',
  )
  get summary(): LocalizedText {
    return summaryOf(this, this.nextOpenDay);
  }

  @Field(() => Weekday, { description: 'The day of the week (曜日).' })
  get weekday(): Weekday {
    return weekdayOf(this.date.text);
  }

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the center is open; null when that cannot be said, because the day may belong to the year-end and New Year period (年末年始) or be a holiday that is not known, and nothing else closes the center. 「開館」',
  })
  get open(): boolean | null {
    if (this.reasons.length === 0) return true;
    return this.reasons.every((reason) => doubts[reason]) ? null : false;
  }

  @Field(() => FieldGap, { nullable: true, description: 'Why `open` is null; null when it is not. 「欠落」' })
  get gap(): FieldGap | null {
    if (this.open !== null) return null;
    const [note] = this.reasons.flatMap((reason) => doubts[reason] ?? []);
    return { field: 'open', reason: GapReason.NOT_STATED, note: note ?? null };
  }
}

/** The reasons of which it is not certain that they apply, each with why not. */
const doubts: Partial<Record<CenterClosingReason, LocalizedText>> = {
  [CenterClosingReason.YEAR_END]: {
    ja: '年末年始に休館することは示されているが、その日付は記載がない。',
    en: 'The source says that the center is closed in the year-end and New Year period, but not on which dates.',
  },
  [CenterClosingReason.HOLIDAYS_UNKNOWN]: {
    ja: `祝日は${firstYearOfHolidays}年から${lastYearOfHolidays}年までしか分からない。`,
    en: `Public holidays are known only from ${firstYearOfHolidays} to ${lastYearOfHolidays}.`,
  },
};

import { type LocalizedText, LocalizedField, PartialDate, Weekday, weekdayOf } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { FacilityClosureRule } from './facility-closure-rule';

@ObjectType({ description: 'A day on which a facility is closed (休館日), and why.' })
export class FacilityClosure {
  @Field(() => PartialDate, { description: 'The day. 「日」' })
  readonly date: PartialDate;

  @Field(() => [FacilityClosureRule], { description: 'Every rule that closes it on that day; at least one. 「理由」' })
  @Directive('@listSize(assumedSize: 2)')
  readonly reasons: FacilityClosureRule[];

  @LocalizedField('Name of the public holiday on that day; null when it is none. 「祝日名」', { nullable: true })
  readonly holidayName: LocalizedText | null;

  constructor(day: string, reasons: FacilityClosureRule[], holidayName: LocalizedText | null) {
    this.date = new PartialDate(day);
    this.reasons = reasons;
    this.holidayName = holidayName;
  }

  @Field(() => Weekday, { description: 'The day of the week (曜日).' })
  get weekday(): Weekday {
    return weekdayOf(this.date.text);
  }
}

import { Property } from '@tokorozawa/subgraph-kit';
import { firstYearOfHolidays, lastYearOfHolidays, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';

/** Why the center is closed, or may be closed, on a day. */
export enum CenterClosingReason {
  NOT_FOUNDED = 'NOT_FOUNDED',
  THURSDAY = 'THURSDAY',
  HOLIDAY = 'HOLIDAY',
  DAY_AFTER_HOLIDAY_THURSDAY = 'DAY_AFTER_HOLIDAY_THURSDAY',
  YEAR_END = 'YEAR_END',
  HOLIDAYS_UNKNOWN = 'HOLIDAYS_UNKNOWN',
}

registerEnumType(CenterClosingReason, {
  name: 'CenterClosingReason',
  description: 'Why the center Furatto is closed, or may be closed, on a day (休館日).',
  valuesConfig: {
    NOT_FOUNDED: { description: 'The center was founded later (開設前).' },
    THURSDAY: { description: 'It is a Thursday (木曜日).' },
    HOLIDAY: {
      description:
        "It is a public holiday (祝日). Days in lieu (振替休日) and citizens' holidays (国民の休日) are read as holidays too, because the rule goes on to speak of 祝休日.",
    },
    DAY_AFTER_HOLIDAY_THURSDAY: {
      description: 'The day before is a Thursday and a public holiday (祝休日が木曜日となった場合はその翌日).',
    },
    YEAR_END: {
      description:
        "It may belong to the year-end and New Year period (年末年始), whose dates the source does not state. Every day from December 28 to January 4 counts as doubtful, so that no closed day is shown as open; that window is this project's, not the city's.",
    },
    HOLIDAYS_UNKNOWN: {
      description: `It may be a public holiday: those before ${firstYearOfHolidays} and after ${lastYearOfHolidays} are not known here. 「祝日が不明」`,
    },
  },
});

@ObjectType({ description: 'One of the rules by which the center Furatto is closed (休館日).' })
export class CenterClosingRule {
  @Property(z.enum(CenterClosingReason), 'The reason for closing on a day to which the rule applies. 「理由」')
  reason!: CenterClosingReason;

  @Property(localizedText, 'The rule in words. 「決まり」')
  rule!: LocalizedText;
}

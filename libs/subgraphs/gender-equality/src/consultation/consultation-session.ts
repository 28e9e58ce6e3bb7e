import { PartialDate } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { CenterHours } from '../gender-equality-center/center-hours';
import { CenterOpening } from '../gender-equality-center/center-opening';
import { Consultation } from './consultation.entity';

@ObjectType({
  description:
    'A consultation on one day, computed from its pattern and from the days on which the center Furatto is closed.',
})
export class ConsultationSession {
  @Field(() => Consultation, { description: 'The consultation. 「相談」' })
  readonly consultation: Consultation;

  @Field(() => CenterHours, { description: 'When it begins and ends. 「時間」' })
  readonly hours: CenterHours;

  @Field(() => CenterOpening, {
    description:
      'The day, with its weekday and era. Its `open` is true; null, and so the session uncertain, where the day may belong to the year-end and New Year period (年末年始) or be a holiday that is not known. 「開館の状況」',
  })
  readonly opening: CenterOpening;

  constructor(consultation: Consultation, hours: CenterHours, opening: CenterOpening) {
    this.consultation = consultation;
    this.hours = hours;
    this.opening = opening;
  }

  @Field(() => PartialDate, { description: 'The day on which it is held. 「日」' })
  get date(): PartialDate {
    return this.opening.date;
  }
}

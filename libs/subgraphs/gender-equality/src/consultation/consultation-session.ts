import { PartialDate } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { CentreHours } from '../gender-equality-centre/centre-hours';
import { CentreOpening } from '../gender-equality-centre/centre-opening';
import { Consultation } from './consultation.entity';

@ObjectType({
  description:
    'A consultation on one day, computed from its pattern and from the days on which the centre ふらっと is closed.',
})
export class ConsultationSession {
  @Field(() => Consultation, { description: 'The consultation. 「相談」' })
  readonly consultation: Consultation;

  @Field(() => CentreHours, { description: 'When it begins and ends. 「時間」' })
  readonly hours: CentreHours;

  @Field(() => CentreOpening, {
    description:
      'The day, with its weekday and era. Its `open` is true; null, and so the session uncertain, where the day may belong to the turn of the year (年末年始) or be a holiday that is not known.',
  })
  readonly opening: CentreOpening;

  constructor(consultation: Consultation, hours: CentreHours, opening: CentreOpening) {
    this.consultation = consultation;
    this.hours = hours;
    this.opening = opening;
  }

  @Field(() => PartialDate, { description: 'The day on which it is held. 「日」' })
  get date(): PartialDate {
    return this.opening.date;
  }
}

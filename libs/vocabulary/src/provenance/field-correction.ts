import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedField, type LocalizedText } from '../localized-text/localized-text';

/** How sure the project is of a reading. */
export enum Confidence {
  HIGH = 'HIGH',
  MEDIUM = 'MEDIUM',
  LOW = 'LOW',
}

registerEnumType(Confidence, {
  name: 'Confidence',
  description: 'How sure the project is of a reading.',
  valuesConfig: {
    HIGH: { description: 'The source itself, the calendar or arithmetic leave no other reading. 「高い」' },
    MEDIUM: { description: 'The sense or the context supports it; another reading is possible. 「中くらい」' },
    LOW: { description: 'The print hardly allows a reading: check it before use. 「低い」' },
  },
});

/** A place where the print is read otherwise than it stands. */
@Directive('@shareable')
@ObjectType({ description: 'A place where the print is at fault and the record reads it differently.' })
export class FieldCorrection {
  @Field(() => String, {
    description: 'The GraphQL field of the record that it concerns, with dots between levels: "period.start". 「項目」',
  })
  field!: string;

  @Field(() => String, { description: 'What is printed, letter for letter. 「資料の表記」' })
  printed!: string;

  @Field(() => String, { description: 'What the record reads instead. 「読み」' })
  read!: string;

  @LocalizedField('Why it is read this way. 「理由」')
  reason!: LocalizedText;

  @Field(() => Confidence, { description: 'How sure the reading is. 「確かさ」' })
  confidence!: Confidence;
}

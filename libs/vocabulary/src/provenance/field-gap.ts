import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { LocalizedField, type LocalizedText } from '../localized-text/localized-text';

/** Why a field is null. */
export enum GapReason {
  NOT_STATED = 'NOT_STATED',
  ILLEGIBLE = 'ILLEGIBLE',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
}

registerEnumType(GapReason, {
  name: 'GapReason',
  description: 'Why a field is null.',
  valuesConfig: {
    NOT_STATED: { description: 'The source does not say. 「資料に記載なし」' },
    ILLEGIBLE: { description: 'The source says something here, but the print cannot be read. 「判読できない」' },
    NOT_APPLICABLE: { description: 'The question does not arise for this record. 「該当しない」' },
  },
});

/** A field that is null, and why. */
@Directive('@shareable')
@ObjectType({ description: 'A field of the record that is null, and why. Nothing is guessed to fill it.' })
export class FieldGap {
  @Field(() => String, {
    description: 'The GraphQL field of the record that is null, with dots between levels: "period.start". 「項目」',
  })
  field!: string;

  @Field(() => GapReason, { description: 'Why it is null. 「理由」' })
  reason!: GapReason;

  @LocalizedField('What more there is to say; null when the reason says it all. 「備考」', { nullable: true })
  note!: LocalizedText | null;
}

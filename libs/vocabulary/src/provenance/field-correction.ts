import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
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

/** What is at fault in the print. */
export enum CorrectionKind {
  MISPRINT = 'MISPRINT',
  TYPOGRAPHY = 'TYPOGRAPHY',
  LAYOUT = 'LAYOUT',
  SUPPLEMENT = 'SUPPLEMENT',
  KEPT_IN_DOUBT = 'KEPT_IN_DOUBT',
}

registerEnumType(CorrectionKind, {
  name: 'CorrectionKind',
  description: 'What is at fault in the print, or what the record adds to it.',
  valuesConfig: {
    MISPRINT: { description: 'The print states something other than what is meant: a wrong year or number. 「誤植」' },
    TYPOGRAPHY: {
      description: 'A character, a mark or a space is wrong; what is stated is not in doubt. 「文字の誤り」',
    },
    LAYOUT: {
      description: 'Lines, cells or columns are broken up, run together, out of place or repeated. 「配置の乱れ」',
    },
    SUPPLEMENT: {
      description:
        'The print is not at fault, but leaves something out that the record supplies, such as a year or a label. 「補足」',
    },
    KEPT_IN_DOUBT: {
      description: 'The record keeps what is printed, though it may be wrong or can be read otherwise. 「疑いを残す」',
    },
  },
});

/** A place where the record differs from the print, or keeps it in doubt. */
@Directive('@shareable')
@ObjectType({
  description: 'A place where the record reads the print differently, adds to it, or keeps it in spite of a doubt.',
})
export class FieldCorrection {
  @Field(() => String, {
    description: 'The GraphQL field of the record that it concerns, with dots between levels: "period.start". 「項目」',
  })
  field!: string;

  @Field(() => CorrectionKind, {
    description: 'What is at fault in the print, or what the record adds to it. 「訂正の種類」',
  })
  kind!: CorrectionKind;

  @Field(() => [Int], {
    description: 'The lines of the transcript in which the fault, the omission or the doubt lies. 「箇所の行」',
  })
  lines!: number[];

  @Field(() => String, {
    nullable: true,
    description: 'What is printed, letter for letter; null when nothing is printed. 「資料の表記」',
  })
  printed!: string | null;

  @Field(() => String, { description: 'What the record reads or supplies. 「読み / Read as」' })
  read!: string;

  @LocalizedField('Why it is read this way. 「理由」')
  reason!: LocalizedText;

  @Field(() => Confidence, { description: 'How sure the reading is. 「確かさ」' })
  confidence!: Confidence;
}

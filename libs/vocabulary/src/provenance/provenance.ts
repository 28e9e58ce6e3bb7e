import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from '../calendar/date-time';
import { PartialDate } from '../calendar/partial-date';
import { LocalizedField, type LocalizedText } from '../localized-text/localized-text';
import { FieldCorrection } from './field-correction';
import { FieldGap } from './field-gap';

/** How a record relates to the print. */
export enum ProvenanceStatus {
  AS_PRINTED = 'AS_PRINTED',
  CORRECTED = 'CORRECTED',
  UNCERTAIN = 'UNCERTAIN',
  EDITORIAL = 'EDITORIAL',
  PARTNER = 'PARTNER',
  MADE_UP = 'MADE_UP',
}

registerEnumType(ProvenanceStatus, {
  name: 'ProvenanceStatus',
  description: 'How a record relates to the print.',
  valuesConfig: {
    AS_PRINTED: { description: 'The record says what is printed. 「資料のとおり」' },
    CORRECTED: {
      description:
        'The record differs from the print in places, or keeps it in doubt; `corrections` says where, how and why. 「訂正あり」',
    },
    UNCERTAIN: { description: 'The page is ambiguous: check the record before use. 「不確か」' },
    EDITORIAL: {
      description: "The record is the project's own work, such as a link that the source does not draw. 「編集による」",
    },
    PARTNER: {
      description:
        'The record is not from the publication: a municipality has entered it, and keeps it. `enteredBy` and `enteredAt` say which and when. 「自治体が登録」',
    },
    MADE_UP: {
      description:
        'The record is made up: it is in an instance for trying (sandbox), and says nothing of any real thing. 「架空(試用)」',
    },
  },
});

/** Where a record comes from and how far to trust it. It is stored as JSON of exactly these fields. */
@Directive('@shareable')
@ObjectType({ description: 'Where a record comes from, and how far to trust it.' })
export class Provenance {
  @LocalizedField(
    'The document that the record is read from. The document states no title: this says what it is. Of what a municipality enters, it says that. 「資料」',
  )
  document!: LocalizedText;

  @Field(() => String, {
    description:
      'The name of the edition (年度版) that the record is read from, such as "令和6年度版"; `Edition.isInferred` says whether the document states it. Of what a municipality enters, the version of the record, such as "第3版". 「版」',
  })
  edition!: string;

  @Field(() => String, {
    description:
      'The heading of the record in the document, as printed; of what a municipality enters, its name. 「資料の見出し」',
  })
  heading!: string;

  @Field(() => [Int], {
    description:
      "The lines that the record is read from, counted from 1 in the project's transcript of the print (the print itself has no page or line numbers); empty for what a municipality enters. 「資料の行」",
  })
  lines!: number[];

  @Field(() => PartialDate, {
    nullable: true,
    description:
      'The day or the fiscal year that the record speaks of; null when it speaks of no time in particular. 「基準日・年度」',
  })
  asOf!: PartialDate | null;

  @Field(() => ProvenanceStatus, { description: 'How the record relates to the print. 「読みの状態」' })
  status!: ProvenanceStatus;

  @Field(() => [FieldCorrection], {
    description:
      'The places where the record reads the print differently, adds to it or keeps it in doubt; empty when there are none. 「訂正」',
  })
  corrections!: FieldCorrection[];

  @Field(() => [FieldGap], {
    description: 'The fields that are null although one would expect a value; empty when there are none. 「欠落」',
  })
  gaps!: FieldGap[];

  @Field(() => [String], {
    description:
      'The fields of the record whose lists the source leaves open, with words such as など (and others): there are more items than those listed. Dots stand between levels: "details.exhibits". 「ほかにもある項目 / Lists left open」',
  })
  openLists!: string[];

  /** Absent from what is read from the publication. */
  @LocalizedField(
    'The municipality that entered the record; null for a record of the publication. 「登録した自治体」',
    { nullable: true },
  )
  enteredBy?: LocalizedText | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the municipality last changed the record; null for a record of the publication. 「登録日時」',
  })
  enteredAt?: string | null;
}

import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import {
  FiscalYearPeriod,
  fiscalYearPeriod,
  type LocalizedText,
  localizedText,
  PartialDate,
  partialDate,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { z } from 'zod';

/** What kind of plan or policy it is. */
export enum InformatizationPolicyKind {
  BASIC_POLICY = 'BASIC_POLICY',
  ACTION_PLAN = 'ACTION_PLAN',
  SYSTEM_PLAN = 'SYSTEM_PLAN',
  SECURITY_POLICY = 'SECURITY_POLICY',
  CONTINUITY_PLAN = 'CONTINUITY_PLAN',
  NATIONAL_PLAN = 'NATIONAL_PLAN',
}

registerEnumType(InformatizationPolicyKind, {
  name: 'InformatizationPolicyKind',
  description: 'What kind of plan or policy of informatization it is (計画・方針の種類).',
  valuesConfig: {
    BASIC_POLICY: { description: 'The basis of what the city does in informatization (基本計画, 基本方針).' },
    ACTION_PLAN: { description: 'What is to be done in the years to come (アクションプラン).' },
    SYSTEM_PLAN: { description: 'The renewal of the information systems themselves (更新計画, 事業計画).' },
    SECURITY_POLICY: { description: 'The security of information, and its audit (情報セキュリティ).' },
    CONTINUITY_PLAN: { description: 'How work goes on in an emergency (業務継続計画).' },
    NATIONAL_PLAN: { description: "A plan of the national government that the city's own answer to (国の計画)." },
  },
});

/** The place of a plan or policy in a series, as a row states it. */
export type PlaceInSeries = Pick<InformatizationPolicyRevision, 'number' | 'intervalYears' | 'first'>;

/** The calendar year of one in a series: the second of a series of every three years from 2003 → 2006. */
export function expectedYear({ number, intervalYears, first }: PlaceInSeries): PartialDate {
  return new PartialDate(String(Number(first.text) + (number - 1) * intervalYears));
}

/** The properties that show when a plan or policy began. */
export interface Begun {
  adopted?: PartialDate | null;
  revision?: PlaceInSeries | null;
  period?: { start: number } | null;
}

/**
 * When a plan or policy began: its date of adoption; where the source gives none, the year in which its series puts it,
 * or the April in which its period starts. Null when none of them is known.
 */
export function beginningOf({ adopted, revision, period }: Begun): PartialDate | null {
  if (adopted) return adopted;
  if (revision) return expectedYear(revision);
  return period ? new PartialDate(`${period.start}-04`) : null;
}

@ObjectType({
  description: 'The place of a plan or policy in a series that is drawn up anew at regular intervals (改定).',
})
export class InformatizationPolicyRevision {
  @Property(ordinal, 'Its number in the series, counted from 1. 「番号」')
  number!: number;

  @Property(z.int().min(1), 'After how many years each is followed by the next, as the source states. 「間隔(年)」')
  intervalYears!: number;

  @Property(partialDate, 'The calendar year in which the first of the series was drawn up. 「最初の年」')
  first!: PartialDate;

  @Field(() => PartialDate, {
    description:
      'The calendar year in which this one falls by that interval. It is computed: the source dates the first of the series alone. 「見込みの年」',
  })
  get expected(): PartialDate {
    return expectedYear(this);
  }
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A plan or policy of informatization (情報化の計画・方針).' })
@Entity()
export class InformatizationPolicy extends ReviewedEntity {
  @Property(localizedText, 'Its title. 「名称」')
  name!: LocalizedText;

  @Property(z.enum(InformatizationPolicyKind), 'What kind of plan or policy it is. 「種類」')
  kind!: InformatizationPolicyKind;

  @Property(localizedText, 'Who drew it up: the city, or a ministry. 「策定者」')
  issuer!: LocalizedText;

  @Property(localizedText, 'What the source says about it, summarized. 「概要」')
  summary!: LocalizedText;

  @Property(
    partialDate.optional(),
    'When it was drawn up (策定), or took its present name; as far as the source dates it, and null when it does not.',
  )
  adopted!: PartialDate | null;

  /** The text of {@link date}, so that a query can compare and order it. */
  @Column('text')
  dateText!: string;

  @Field(() => PartialDate, {
    description:
      'When it began: `adopted`; where the source does not date that, the year in which its series puts it, or the April in which its period starts. 「時期」',
  })
  get date(): PartialDate {
    return new PartialDate(this.dateText);
  }

  @Property(
    fiscalYearPeriod.optional(),
    'The fiscal years that it is for (計画期間); null when the source does not say.',
  )
  period!: FiscalYearPeriod | null;

  @Property(
    valueOf(InformatizationPolicyRevision).optional(),
    'Its position in a series that is drawn up anew at regular intervals; null when it belongs to none. 「改定」',
  )
  revision!: InformatizationPolicyRevision | null;
}

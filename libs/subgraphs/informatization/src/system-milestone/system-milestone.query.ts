import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { SystemMilestone } from './system-milestone.entity';

@InputType({
  description: 'Which milestones (沿革) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class SystemMilestoneFilter {
  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or later. One that is dated only to a fiscal year is listed if any of its months fits. 「から」',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or earlier. One that is dated only to a fiscal year is listed if any of its months fits. 「まで」',
  })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose name or event has this text in it, in Japanese or English; the width and the case of letters do not matter. 「全文」',
  })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only entries of the chronology (沿革). False: only those that appear in the running text alone.',
  })
  inChronology?: boolean | null;
}

/** What milestones can be ordered by; each value is a property of SystemMilestone. */
export enum SystemMilestoneOrderField {
  DATE = 'firstMonth',
  NUMBER = 'number',
}

/** The properties that decide an order, the most important first. */
export const orderProperties = {
  [SystemMilestoneOrderField.DATE]: [SystemMilestoneOrderField.DATE, SystemMilestoneOrderField.NUMBER],
  [SystemMilestoneOrderField.NUMBER]: [SystemMilestoneOrderField.NUMBER, SystemMilestoneOrderField.DATE],
};

registerEnumType(SystemMilestoneOrderField, {
  name: 'SystemMilestoneOrderField',
  description:
    'What a list of milestones (沿革) can be ordered by. Ties are ordered by the other of the two, then by id.',
  valuesConfig: {
    DATE: { description: 'By the month; one that is dated only to a fiscal year counts as its April. 「時期」' },
    NUMBER: {
      description:
        'By the position in the chronology as printed; those of the running text come last in either direction. 「番号」',
    },
  },
});

@InputType({ description: 'The order in which to list milestones (沿革).' })
export class SystemMilestoneOrder {
  @Field(() => SystemMilestoneOrderField, { description: 'What to order by. 「項目」' })
  field!: SystemMilestoneOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** Name and event in both languages, with the width and case of letters evened out. */
const words = `lower(normalize(concat_ws(' ', milestone.name ->> 'ja', milestone.name ->> 'en', milestone.event ->> 'ja', milestone.event ->> 'en'), NFKC))`;

/** Queries the current milestones that meet all conditions. */
export function queryMilestones(
  database: DataSource,
  { from, to, text, inChronology }: SystemMilestoneFilter,
): SelectQueryBuilder<SystemMilestone> {
  const milestones = database
    .getRepository(SystemMilestone)
    .createQueryBuilder('milestone')
    .where('milestone.retiredAt IS NULL');
  if (from) milestones.andWhere('milestone.lastMonth >= :from', { from });
  if (to) milestones.andWhere('milestone.firstMonth <= :to', { to });
  if (text) milestones.andWhere(`strpos(${words}, lower(normalize(:text, NFKC))) > 0`, { text });
  if (typeof inChronology === 'boolean') {
    milestones.andWhere(`milestone.number IS ${inChronology ? 'NOT NULL' : 'NULL'}`);
  }
  return milestones;
}

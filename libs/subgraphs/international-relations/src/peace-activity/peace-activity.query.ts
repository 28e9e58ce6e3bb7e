import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { PeaceActivityKind } from './peace-activity-details';
import { PeacePolicy } from '../peace-policy/peace-policy.entity';
import { PeaceActivity } from './peace-activity.entity';

@InputType({
  description:
    'Which peace activities (平和施策の事業) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class PeaceActivityFilter {
  @Field(() => GraphQLFiscalYear, { nullable: true, description: 'Only those of this fiscal year. 「年度」' })
  fiscalYear?: number | null;

  @Field(() => PeaceActivityKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: PeaceActivityKind | null;
}

/** What peace activities can be ordered by; each value is a property of PeaceActivity. */
export enum PeaceActivityOrderField {
  DATE = 'dateText',
  KIND = 'kind',
}

registerEnumType(PeaceActivityOrderField, {
  name: 'PeaceActivityOrderField',
  description: 'What a list of peace activities (平和施策の事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    DATE: {
      description:
        'By date; an activity dated only to a fiscal year comes after the days of its first calendar year. 「時期」',
    },
    KIND: { description: 'By the name of the kind, so that activities of one kind stand together. 「種類」' },
  },
});

@InputType({ description: 'The order in which to list peace activities (平和施策の事業).' })
export class PeaceActivityOrder {
  @Field(() => PeaceActivityOrderField, { description: 'What to order by. 「項目」' })
  field!: PeaceActivityOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** The default order. */
export const newestFirst: PeaceActivityOrder = { field: PeaceActivityOrderField.DATE, direction: OrderDirection.DESC };

/** Queries the current peace activities that meet all conditions. */
export function queryPeaceActivities(
  database: DataSource,
  { fiscalYear, kind }: PeaceActivityFilter,
): SelectQueryBuilder<PeaceActivity> {
  const activities = database
    .getRepository(PeaceActivity)
    .createQueryBuilder('activity')
    .where('activity.retiredAt IS NULL');
  if (kind) activities.andWhere('activity.kind = :kind', { kind });
  if (fiscalYear) {
    const policies = activities.subQuery().select('policy.id').from(PeacePolicy, 'policy');
    policies.where('policy.date = :date');
    activities.andWhere(`activity.policyId IN ${policies.getQuery()}`, { date: `${fiscalYear}FY` });
  }
  return activities;
}

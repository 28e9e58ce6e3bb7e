import { type EntityClass, OrderDirection, type OrderKey } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { Finding } from './finding.entity';

@InputType()
export abstract class FindingFilter {
  @Field(() => String, { nullable: true, description: 'Only those about records of this subgraph. 「領域」' })
  subgraph?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those about records of this GraphQL type. 「記録の種類」' })
  recordType?: string | null;
}

/** Queries the current entities that meet every condition. A condition that is null or absent is ignored. */
export function queryFindings<Entity extends Finding>(
  database: DataSource,
  entity: EntityClass<Entity>,
  where: object | null | undefined,
): SelectQueryBuilder<Entity> {
  const query = database.getRepository(entity).createQueryBuilder('finding').where('finding.retiredAt IS NULL');
  for (const [property, value] of Object.entries<unknown>({ ...where })) {
    if (value !== null && value !== undefined)
      query.andWhere(`finding.${property} = :${property}`, { [property]: value });
  }
  return query;
}

/** What the lists of findings can be ordered by; each value is a property of all three. */
export enum FindingOrderField {
  LINE = 'line',
  SUBGRAPH = 'subgraph',
  RECORD_TYPE = 'recordType',
}

registerEnumType(FindingOrderField, {
  name: 'FindingOrderField',
  description: 'What a list of corrections, gaps or checks can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    LINE: {
      description: 'By the position of the record in the source; records that are not in it come last. 「資料の行」',
    },
    SUBGRAPH: { description: 'By the name of the subgraph that owns the record. 「領域」' },
    RECORD_TYPE: { description: 'By the name of the type of the record. 「記録の種類」' },
  },
});

@InputType({ description: 'The order in which to list corrections, gaps or checks.' })
export class FindingOrder {
  @Field(() => FindingOrderField, { description: 'What to order by. 「項目」' })
  field!: FindingOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** The keys of the requested order; of the order of the source by default. */
export function toOrderKeys<Entity extends Finding>(order: FindingOrder | null | undefined): OrderKey<Entity>[] {
  const { field, direction } = order ?? { field: FindingOrderField.LINE, direction: OrderDirection.ASC };
  return [{ property: field, direction }];
}

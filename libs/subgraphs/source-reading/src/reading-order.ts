import { OrderDirection, type OrderKey } from '@tokorozawa/subgraph-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { ReadingEntity } from './reading-entity';

/** By what the lists of the reading can be ordered; each value is a property of all three. */
export enum SourceOrderField {
  LINE = 'line',
  SUBGRAPH = 'subgraph',
  RECORD_TYPE = 'recordType',
}

registerEnumType(SourceOrderField, {
  name: 'SourceOrderField',
  description: 'By what a list of corrections, gaps or checks is ordered. Ties are ordered by id.',
  valuesConfig: {
    LINE: { description: 'By the place of the record in the source; what stands nowhere in it comes last.' },
    SUBGRAPH: { description: 'By the name of the subgraph that owns the record.' },
    RECORD_TYPE: { description: 'By the name of the type of the record.' },
  },
});

@InputType({ description: 'In which order to list corrections, gaps or checks.' })
export class SourceOrder {
  @Field(() => SourceOrderField, { description: 'By what to order.' })
  field!: SourceOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'In which direction.' })
  direction!: OrderDirection;
}

/** In the order asked for; in that of the source unless told. */
export function orderKeys<Entity extends ReadingEntity>(order: SourceOrder | null | undefined): OrderKey<Entity>[] {
  const { field, direction } = order ?? { field: SourceOrderField.LINE, direction: OrderDirection.ASC };
  return [{ property: field, direction }];
}

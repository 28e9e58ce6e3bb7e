import type { LocalizedText, PartialDate } from '@tokorozawa/vocabulary';
import { quotedWordsOf } from '@tokorozawa/vocabulary/described-word';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { OrderDirection } from '../connection/connection';
import type { ComputedKey, OrderKey } from '../connection/order';
import type { EntityClass, Identified } from '../entity/entity-class';
import { presentationOf } from '../entity/presentation';
import { propertiesOf } from '../entity/property';
import { type Days, isAmount } from './filter';

/** What an `orderBy` argument says. */
export interface ListOrder {
  field: string;
  direction: OrderDirection;
}

type Key<Entity> = Omit<OrderKey<Entity>, 'direction'>;

/** Something by which a list can be ordered. */
export interface OrderField<Entity> {
  description: string;
  /** The values that decide, the most important first. */
  by: Key<Entity>[];
}

export type OrderFields<Entity> = Record<string, OrderField<Entity>>;

/** Makes the input type `<Entity>Order`, and says by which values each of its fields orders. */
export function orderOf<Entity extends Identified>(
  entity: EntityClass<Entity>,
  days: Days | undefined,
  particular: OrderFields<Entity>,
): { input: new () => ListOrder; fields: OrderFields<Entity> } {
  const fields = { ...commonFields(entity, days), ...amountFields(entity, particular), ...particular };
  const names = Object.fromEntries(Object.keys(fields).map((name) => [name, name]));
  registerEnumType(names, {
    name: `${entity.name}OrderField`,
    description: `What ${entity.name} records can be ordered by. Ties are ordered by id.`,
    valuesConfig: Object.fromEntries(Object.entries(fields).map(([name, { description }]) => [name, { description }])),
  });

  @InputType(`${entity.name}Order`, { description: `The order in which to list ${entity.name} records.` })
  class EntityOrder implements ListOrder {
    @Field(() => names as never, { description: 'What to order by. 「項目」' })
    field!: string;

    @Field(() => OrderDirection, {
      defaultValue: OrderDirection.ASC,
      description: 'The direction of the order. 「向き」',
    })
    direction!: OrderDirection;
  }
  return { input: EntityOrder, fields };
}

/** The orders that every kind has, as far as it has their values. */
function commonFields<Entity extends Identified>(
  entity: EntityClass<Entity>,
  days: Days | undefined,
): OrderFields<Entity> {
  const properties = propertiesOf(entity);
  const fields: OrderFields<Entity> = {};
  const add = (name: string, property: string, description: string, computed?: ComputedKey<Entity>): void => {
    fields[name] = {
      description,
      by: [{ property: property as keyof Entity & string, ...(computed && { computed }) }],
    };
  };
  if (properties.has('number')) add('NUMBER', 'number', 'By number; records without one come last. 「番号」');
  if (days) add('DATE', 'date', dateDescription, earliestDay(entity, days));
  if (properties.has('fiscalYear')) add('FISCAL_YEAR', 'fiscalYear', 'By fiscal year. 「年度」');
  if (properties.has('kind')) {
    add('KIND', 'kind', 'By the name of the kind, so that those of one kind stand together. 「種類」');
  }
  if (properties.has('name'))
    add('NAME', 'name', 'By Japanese name, in the order of Unicode. 「名称」', japaneseName());
  add('ID', 'id', 'By id. 「ID」');
  return fields;
}

/** The amounts of a kind, as far as no order of its own is by them. */
function amountFields<Entity extends Identified>(
  entity: EntityClass<Entity>,
  particular: OrderFields<Entity>,
): OrderFields<Entity> {
  const ordered = new Set(
    Object.values(particular).flatMap(({ by: [first] }) => (first && !first.computed ? [first.property] : [])),
  );
  const amounts = [...propertiesOf(entity)].filter(
    ([name, { shape }]) => isAmount(shape) && !ordered.has(name as keyof Entity & string),
  );
  return Object.fromEntries(
    amounts.map(([name, { description }]) => [
      name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      {
        description: `By \`${name}\`; records without it come last. ${quotedWordsOf(description)}`.trim(),
        by: [{ property: name as keyof Entity & string }],
      },
    ]),
  );
}

const dateDescription =
  'By the first day on which the date may lie; records without a date come last in either direction. 「日付」';

const earliestDay = <Entity extends Identified>(
  entity: EntityClass<Entity>,
  { earliest }: Days,
): ComputedKey<Entity> => {
  const shape = propertiesOf(entity).get('date')?.shape;
  return {
    sql: earliest,
    isNullable: shape !== undefined && presentationOf(shape).nullable,
    valueOf: (record) => (record as { date?: PartialDate | null }).date?.earliest ?? null,
  };
};

const japaneseName = <Entity>(): ComputedKey<Entity> => ({
  sql: "record.name ->> 'ja'",
  isNullable: false,
  valueOf: (record) => (record as { name: LocalizedText }).name.ja,
});

/** The keys of an order, by the values of its fields. */
export const keysOf = <Entity>(fields: OrderFields<Entity>, order: ListOrder[]): OrderKey<Entity>[] =>
  order.flatMap(({ field, direction }) => (fields[field]?.by ?? []).map((key) => ({ ...key, direction })));

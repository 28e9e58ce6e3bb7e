import {
  type EntityClass,
  type FilterField,
  type FilterFields,
  type ForeignEntity,
  type OrderField,
  type OrderFields,
  RecordInterface,
  type RootList,
  rootList,
} from '@tokorozawa/subgraph-kit';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { FindingAbout } from './finding-about';
import type { Finding } from './finding.entity';
import { noObservations } from './observation/observations-of-record';

interface FindingListSpec<Entity> {
  name: string;
  description: string;
  one: { description: string; example: string };
  filters?: FilterFields<Entity>;
  orders?: OrderFields<Entity>;
}

/** The list of corrections, gaps, checks or observations, in the order of the source. */
export function findingList<Entity extends Finding>(
  entity: EntityClass<Entity>,
  about: FindingAbout,
  spec: FindingListSpec<Entity>,
): RootList<Entity> {
  return rootList(entity, {
    ...spec,
    filters: {
      subgraph: equality('subgraph', about, 'Only those about records of this subgraph. 「領域」'),
      recordType: equality('recordType', about, 'Only those about records of this GraphQL type. 「記録の種類」'),
      ...spec.filters,
    },
    orders: {
      LINE: orderBy(
        'line',
        'By the position in the source; those about records that are not in it come last. 「資料の行」',
      ),
      SUBGRAPH: orderBy('subgraph', 'By the name of the subgraph that owns the record. 「領域 / Domain」'),
      RECORD_TYPE: orderBy('recordType', 'By the name of the type of the record. 「記録の種類」'),
      ...spec.orders,
    },
    order: [{ field: 'LINE' }],
  });
}

const equality = <Entity extends Finding>(
  property: keyof FindingAbout,
  about: FindingAbout,
  description: string,
): FilterField<Entity> => ({
  type: () => about[property],
  description,
  apply: (query, value: string) => void query.andWhere(`record.${property} = :${property}`, { [property]: value }),
});

const orderBy = <Entity extends Finding>(property: keyof Finding, description: string): OrderField<Entity> => ({
  description,
  by: [{ property: property }],
});

/** Says of each correction, gap or check what it is about, and leads to that record. */
export function findingResolver<Entity extends Finding>(
  entity: EntityClass<Entity>,
  about: FindingAbout,
): new () => object {
  @Resolver(() => entity)
  class FindingResolver extends noObservations(entity) {
    @FieldResolver(() => about.subgraph as never, {
      description: 'The subgraph that owns the record. 「領域 / Domain」',
    })
    subgraph(@Root() { subgraph }: Finding): string {
      return subgraph;
    }

    @FieldResolver(() => about.recordType as never, { description: 'The GraphQL type of the record. 「記録の種類」' })
    recordType(@Root() { recordType }: Finding): string {
      return recordType;
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The record itself, described by the domain that owns it. Null when that domain does not answer. 「記録」',
    })
    record(@Root() { recordType, recordId }: Finding): ForeignEntity {
      return { __typename: recordType, id: recordId };
    }
  }
  return FindingResolver;
}

/** A finding about a fact of a day stays as long as the fact does. */
export const isAboutDatedRecord = (
  { recordId }: { recordId: string },
  isDatedRecord: (id: string) => boolean,
): boolean => isDatedRecord(recordId);

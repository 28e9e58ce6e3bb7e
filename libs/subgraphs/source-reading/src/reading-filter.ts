import type { EntityClass } from '@tokorozawa/subgraph-kit';
import { Field, InputType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { ReadingEntity } from './reading-entity';

@InputType()
export abstract class ReadingFilter {
  @Field(() => String, { nullable: true, description: 'Only those about records of this subgraph. 「領域」' })
  subgraph?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those about records of this GraphQL type. 「記録の種類」' })
  recordType?: string | null;
}

/** The current entities that meet every condition; one that is null or left out does not count. */
export function readingQuery<Entity extends ReadingEntity>(
  database: DataSource,
  entity: EntityClass<Entity>,
  where: object | null | undefined,
): SelectQueryBuilder<Entity> {
  const query = database.getRepository(entity).createQueryBuilder('reading').where('reading.retiredAt IS NULL');
  for (const [property, value] of Object.entries<unknown>({ ...where })) {
    if (value !== null && value !== undefined)
      query.andWhere(`reading.${property} = :${property}`, { [property]: value });
  }
  return query;
}

import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A website of the city (ホームページ).' })
@Entity()
export class CityWebsite extends ReviewedEntity {
  @Property(localizedText, 'Its name. 「名称」')
  name!: LocalizedText;

  @Property(
    z.int().min(0),
    'Accesses of a year (年間総アクセス件数). The source does not say what it counts as an access: a page, or a visit.',
  )
  yearlyAccesses!: number;

  @Reference('SystemMilestone', { optional: true })
  openingId!: string | null;
}

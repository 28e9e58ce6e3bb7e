import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An area in which schools support the city and work with it (支援・協力内容).' })
@Entity()
export class AcademicCooperationArea extends ReviewedEntity {
  @Property(ordinal, 'Number of the area in the list of the source, counted from 1: 3 for ③. 「番号」')
  number!: number;

  @Property(localizedText, 'What the area is. 「名称」')
  name!: LocalizedText;

  @Property(
    z.boolean(),
    'Whether it means something else for each school, by the subjects that it teaches (各校の対象分野により異なる). The source does not say what. 「学校により異なる」',
  )
  differsBySchool!: boolean;
}

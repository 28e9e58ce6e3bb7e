import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A chapter of a comprehensive plan (章). Each is one of the goals of community development (まちづくりの目標) of the basic concept, as the source itself states.',
})
@Entity()
export class Chapter extends ReviewedEntity {
  @Reference('ComprehensivePlan')
  planId!: string;

  @Property(ordinal, 'Number of the chapter, counted from 1: 5 for 第5章. 「番号」')
  number!: number;

  @Property(localizedText, 'The goal, which is also the title of the chapter. 「名称」')
  name!: LocalizedText;
}

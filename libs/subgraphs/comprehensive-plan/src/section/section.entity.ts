import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A section of a chapter (節): one field of policy, to which programs are linked.' })
@Entity()
export class Section extends ReviewedEntity {
  @Reference('Chapter')
  chapterId!: string;

  @Property(
    z.string().regex(/^\d+-\d+$/, 'A code is the number of the chapter and that of the section, like 5-5.'),
    'Number of the chapter and number of the section, such as "5-5" for 第5章第5節. Unique within its plan. 「節の番号」',
  )
  code!: string;

  @Property(ordinal, 'Number of the section within its chapter, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Title of the section. 「名称」')
  name!: LocalizedText;
}

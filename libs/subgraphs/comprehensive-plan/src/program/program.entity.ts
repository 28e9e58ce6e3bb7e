import { Property, ReviewedEntity, Stored } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';
import { programSubjects } from './program-subject';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Something that the city does (事業): it has a subject, described by the domain that runs it, and serves sections of the plan.',
})
@Index(['subjectType', 'id'], { where: 'listed' })
@Index('program_name_idx', { synchronize: false })
@Entity()
export class Program extends ReviewedEntity {
  @Property(
    localizedText,
    'Name of the program. Where the source gives none, one was made up for it and the record is EDITORIAL. 「名称」',
  )
  name!: LocalizedText;

  @Property(localizedText, 'What the program is, summarized from the source. 「概要」')
  summary!: LocalizedText;

  @Stored(z.enum(programSubjects.map((type) => type.name)))
  subjectType!: string;

  /** An id names one record of the whole graph, so it is enough to look a subject's programs up. */
  @Index()
  @Stored(z.string())
  subjectId!: string;
}

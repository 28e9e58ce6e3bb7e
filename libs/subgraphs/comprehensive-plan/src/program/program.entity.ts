import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Something that the city does (事業): it has a subject, described by the domain that runs it, and serves sections of the plan.',
})
@Index(['subjectType', 'id'])
@Entity()
export class Program extends ReviewedEntity {
  @LocalizedField(
    'Name of the program. Where the source gives none, one was made up for it and the record is EDITORIAL.',
  )
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the program is, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;

  @Column('text')
  subjectType!: string;

  /** An id names one record of the whole graph, so it is enough to look a subject's programs up. */
  @Index()
  @Column('text')
  subjectId!: string;
}

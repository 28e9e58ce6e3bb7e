import { Property, Reference } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

@ObjectType('ProgramLink', {
  description: 'A link between a program (事業) and a section of the plan (節) that it serves, and who drew the link.',
})
@Entity()
export class ProgramSection {
  /** `<program>/<section>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('Program')
  programId!: string;

  @Reference('Section')
  sectionId!: string;

  @Property(z.enum(Basis), 'Who drew the link. 「根拠」')
  basis!: Basis;

  @Property(
    localizedText,
    'What the link is based on: where the source states it, or why the project drew it. 「理由」',
  )
  reason!: LocalizedText;
}

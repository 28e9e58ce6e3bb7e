import { OrderDirection } from '@tokorozawa/subgraph-kit';
import { Basis } from '@tokorozawa/vocabulary';
import { Field, InputType, registerEnumType } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { ProgramSubjectType } from './program-subject';
import { Program } from './program.entity';
import { ProgramSection } from './program-section.entity';

@InputType({
  description: 'Which programs (事業) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class ProgramFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those that serve the section of the newest plan with this code, such as "5-5". 「節の番号」',
  })
  sectionCode?: string | null;

  @Field(() => Basis, {
    nullable: true,
    description:
      'Only those with a link to a section on this basis; together with `sectionCode`, with such a link to that section. 「根拠」',
  })
  basis?: Basis | null;

  @Field(() => ProgramSubjectType, {
    nullable: true,
    description: 'Only those that are about a record of this type. 「対象の種類」',
  })
  subjectType?: string | null;
}

/** What programs can be ordered by; each value is a property of Program. */
export enum ProgramOrderField {
  SUBJECT = 'subjectId',
  SUBJECT_TYPE = 'subjectType',
}

registerEnumType(ProgramOrderField, {
  name: 'ProgramOrderField',
  description: 'What a list of programs (事業) can be ordered by. Ties are ordered by id.',
  valuesConfig: {
    SUBJECT: {
      description: 'By the id of the subject, so that the programs about one record stand together. 「対象」',
    },
    SUBJECT_TYPE: {
      description:
        'By the name of the type of the subject, so that programs of one kind stand together. 「対象の種類」',
    },
  },
});

@InputType({ description: 'The order in which to list programs (事業).' })
export class ProgramOrder {
  @Field(() => ProgramOrderField, { description: 'What to order by. 「項目」' })
  field!: ProgramOrderField;

  @Field(() => OrderDirection, {
    defaultValue: OrderDirection.ASC,
    description: 'The direction of the order. 「向き」',
  })
  direction!: OrderDirection;
}

/** Conditions for a program. One that is null or absent is ignored. */
export interface ProgramConditions {
  sectionId?: string | null;
  basis?: Basis | null;
  subjectType?: string | null;
}

/** Queries the current programs that meet all conditions. */
export function queryPrograms(
  database: DataSource,
  { sectionId, basis, subjectType }: ProgramConditions,
): SelectQueryBuilder<Program> {
  const programs = database.getRepository(Program).createQueryBuilder('program').where('program.retiredAt IS NULL');
  if (subjectType) programs.andWhere('program.subjectType = :subjectType', { subjectType });
  if (sectionId || basis) {
    const links = programs.subQuery().select('1').from(ProgramSection, 'link').where('link.programId = program.id');
    if (sectionId) links.andWhere('link.sectionId = :sectionId');
    if (basis) links.andWhere('link.basis = :basis');
    programs.andWhere(`EXISTS ${links.getQuery()}`, { sectionId, basis });
  }
  return programs;
}

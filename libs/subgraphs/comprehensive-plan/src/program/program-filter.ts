import { Basis } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ProgramSubjectType } from './program-subject';

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

import { GraphQLDate, GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { CourseAttendanceUnit } from './course-attendance-unit';

@InputType({
  description:
    'Which courses (学習・研修事業) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class CentreCourseFilter {
  @Field(() => GraphQLFiscalYear, { nullable: true, description: 'Only those of this fiscal year. 「年度」' })
  fiscalYear?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those with this text in the title or subtitle of the course or of one of its events, in Japanese or English. The width and the case of letters do not matter. 「全文」',
  })
  text?: string | null;

  @Field(() => CourseAttendanceUnit, {
    nullable: true,
    description: 'Only those with an attendance in this unit. 「単位」',
  })
  unit?: CourseAttendanceUnit | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only those that ended on this day or later. 「から」' })
  from?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Only those that began on this day or earlier. 「まで」' })
  until?: string | null;
}

import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CourseAttendanceUnit } from './course-attendance-unit';

@ObjectType({ description: 'A number of participants, or of what they sent in (参加人数), in the unit of the source.' })
export class CourseAttendance {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the event at which was counted; null when it is that of the course as a whole.',
  })
  eventNumber?: number | null;

  @Field(() => Int, { description: 'How many, in the unit beside it.' })
  count!: number;

  @Field(() => CourseAttendanceUnit, { description: 'In what is counted.' })
  unit!: CourseAttendanceUnit;

  @LocalizedField('Who or what is counted, such as 参加者 (participants) or 入賞者 (prize winners).')
  counted!: LocalizedText;

  @LocalizedField('Why the number is doubtful although it is kept as printed; null when nothing speaks against it.', {
    nullable: true,
  })
  doubt?: LocalizedText | null;
}

/** The shape of a {@link CourseAttendance} in a data file. */
export const courseAttendance = z.strictObject({
  eventNumber: z.int().min(1).optional(),
  count: z.int().min(0),
  unit: z.enum(CourseAttendanceUnit),
  counted: localizedText,
  doubt: localizedText.optional(),
});

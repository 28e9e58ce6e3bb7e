import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'One of the numbered events (①, ②, …) of which a course consists.' })
export class CourseEvent {
  @Field(() => Int, { description: 'Number of the event within the course: 1 for ①.' })
  number!: number;

  @LocalizedField('Title of the event, or the class of pupils for whom it was held; null when it cannot be read.', {
    nullable: true,
  })
  name!: LocalizedText | null;

  @LocalizedField('Subtitle of the event; null when it has none.', { nullable: true })
  subtitle?: LocalizedText | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who led the event (講師等), as printed and in Japanese only; null when the source names nobody for this event alone.',
  })
  lecturers?: string | null;
}

/** The shape of a {@link CourseEvent} in a data file. */
export const courseEvent = z.strictObject({
  number: z.int().min(1),
  name: localizedText.nullable(),
  subtitle: localizedText.optional(),
  lecturers: z.string().optional(),
});

import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'One of the numbered events (①, ②, …) of which a course consists.' })
export class CourseEvent {
  @Property(z.int().min(1), 'Number of the event within the course: 1 for ①. 「番号」')
  number!: number;

  @Property(
    localizedText.nullable(),
    'Title of the event, or the class of pupils for whom it was held; null when it cannot be read. 「名称」',
  )
  name!: LocalizedText | null;

  @Property(localizedText.optional(), 'Subtitle of the event; null when it has none. 「副題」')
  subtitle?: LocalizedText | null;

  @Property(
    z.string().optional(),
    'Who led the event (講師等), as printed and in Japanese only; null when the source names nobody for this event alone.',
  )
  lecturers?: string | null;
}

import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';

/** The unit in which attendance is counted. Numbers of different units are never added up. */
export enum CourseAttendanceUnit {
  PEOPLE = 'PEOPLE',
  PERSON_VISITS = 'PERSON_VISITS',
  PARENT_CHILD_PAIRS = 'PARENT_CHILD_PAIRS',
  WORKS = 'WORKS',
}

registerEnumType(CourseAttendanceUnit, {
  name: 'CourseAttendanceUnit',
  description:
    'The unit in which the attendance of a course is counted. Numbers of different units cannot be added up.',
  valuesConfig: {
    PEOPLE: { description: 'People (人).' },
    PERSON_VISITS: { description: 'Person-visits (延べ人): a person who comes several times is counted each time.' },
    PARENT_CHILD_PAIRS: { description: 'Pairs of parent and child (親子…組). 「組」' },
    WORKS: { description: 'Works that were sent in (作品).' },
  },
});

@ObjectType({ description: 'A number of participants, or of what they sent in (参加人数), in the unit of the source.' })
export class CourseAttendance {
  @Property(ordinal.optional(), 'The number of the event that is counted; null when the whole course is. 「回の番号」')
  eventNumber?: number | null;

  @Property(
    localizedText.optional(),
    'The title of the event that is counted, or the students for whom it was held; null when the whole course is counted, or when the title cannot be read. 「回の名称」',
  )
  eventName?: LocalizedText | null;

  @Property(z.int().min(0), 'The number, in `unit`. 「数」')
  count!: number;

  @Property(z.enum(CourseAttendanceUnit), 'The unit of the count. 「単位」')
  unit!: CourseAttendanceUnit;

  @Property(
    localizedText,
    'Who or what is counted, such as 参加者 (participants) or 入賞者 (prize winners). 「数えた対象 / What is counted」',
  )
  counted!: LocalizedText;

  @Property(
    localizedText.optional(),
    'Why the number is doubtful although it is kept as printed; null when nothing speaks against it. 「疑問点」',
  )
  doubt?: LocalizedText | null;
}

import { Property, Stored, WrittenEntity } from '@tokorozawa/subgraph-kit';
import {
  GraphQLDateTime,
  isoDate,
  instantInJapan,
  japanTime,
  type LocalizedText,
  municipalityCode,
  type PartialDate,
  webAddress,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Entity, Index } from 'typeorm';
import { z } from 'zod';
import { timeOfDay } from '../time-of-day';
import { day, distinct, nameText, shortText } from '../written-values';

/** Whether an event takes place. */
export enum JointEventStatus {
  SCHEDULED = 'SCHEDULED',
  TENTATIVE = 'TENTATIVE',
  POSTPONED = 'POSTPONED',
  CANCELED = 'CANCELED',
}

registerEnumType(JointEventStatus, {
  name: 'JointEventStatus',
  description: 'Whether an event takes place.',
  valuesConfig: {
    SCHEDULED: { description: 'As stated. 「開催予定」' },
    TENTATIVE: { description: 'It is not certain yet. 「調整中」' },
    POSTPONED: { description: 'Later than stated; the new day is not known yet. 「延期」' },
    CANCELED: { description: 'It does not take place. 「中止」' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'An event that municipalities hold together or for each other’s residents (共同開催イベント).',
})
@Entity()
@Index('joint_event_date_idx', { synchronize: false })
@Index('joint_event_name_idx', { synchronize: false })
@Check('joint_event_id_check', "id = 'joint-event-' || municipality_code || '-' || local_id")
export class JointEvent extends WrittenEntity {
  @Property(nameText, 'Name of the event. 「イベント名」')
  name!: LocalizedText;

  @Property(z.enum(JointEventStatus), 'Whether it takes place. 「開催状況」')
  status!: JointEventStatus;

  /** The codes of the municipalities that hold it. */
  @Stored(distinct(z.array(municipalityCode).min(1).max(20)))
  hosts!: string[];

  @Property(day, 'The day on which it takes place or begins. 「開始日」')
  date!: PartialDate;

  @Property(
    timeOfDay.optional(),
    'When it begins on that day, as HH:MM in Japan; null when it lasts all day. 「開始時間」',
  )
  startTime!: string | null;

  @Property(
    isoDate.optional(),
    'The last day of an event of several days, which are ten years at most; null for one day. 「終了日」',
  )
  endDate!: string | null;

  @Property(
    timeOfDay.optional(),
    'When it ends on its last day, as HH:MM in Japan; null when that is not given. 「終了時間」',
  )
  endTime!: string | null;

  @Property(shortText.optional(), 'Where it takes place, if not in a facility of the graph. 「場所名称」')
  place!: LocalizedText | null;

  /** The facility in which it takes place, of any municipality. */
  @Stored(z.string().optional())
  facilityId!: string | null;

  @Property(shortText.optional(), 'For whom it is; null when it is for everybody, or that is not given. 「対象」')
  audience!: LocalizedText | null;

  @Property(shortText.optional(), 'What it costs; null when that is not given. 「料金」')
  fee!: LocalizedText | null;

  @Property(shortText.optional(), 'Whom to ask; null when that is not given. 「連絡先」')
  contact!: LocalizedText | null;

  @Property(shortText.optional(), 'What there is to know about it; null when nothing is given. 「説明」')
  description!: LocalizedText | null;

  @Property(webAddress.optional(), 'Its page on the website of a host; null when it is not given. 「URL」')
  website!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The instant at which it begins; null when it lasts all day. 「開始日時」',
  })
  get startsAt(): string | null {
    return instantOf(this.date.earliest, this.startTime);
  }

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The instant at which it ends; null when that is not given. 「終了日時」',
  })
  get endsAt(): string | null {
    return instantOf(this.endDate ?? this.date.earliest, this.endTime);
  }
}

const instantOf = (day: string, time: string | null): string | null =>
  time === null ? null : japanTime(instantInJapan(day, time));

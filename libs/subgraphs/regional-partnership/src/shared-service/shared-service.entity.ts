import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** What kind of thing municipalities do together. */
export enum SharedServiceKind {
  FACILITY_SHARING = 'FACILITY_SHARING',
  JOINT_EVENTS = 'JOINT_EVENTS',
  WASTE_TREATMENT = 'WASTE_TREATMENT',
}

registerEnumType(SharedServiceKind, {
  name: 'SharedServiceKind',
  description: 'What kind of thing municipalities do together.',
  valuesConfig: {
    FACILITY_SHARING: { description: "Residents may use each other's public facilities (公共施設の相互利用)." },
    JOINT_EVENTS: { description: 'Events held together (イベントの共同開催).' },
    WASTE_TREATMENT: { description: 'Cooperation in the treatment of waste (ごみ処理の協力体制).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that the members of a regional council run together (共同の取り組み).' })
@Entity()
export class SharedService extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Property(z.enum(SharedServiceKind), 'What kind of thing it is. 「種類」')
  kind!: SharedServiceKind;

  @Property(localizedText, 'Name of the service. 「名称」')
  name!: LocalizedText;

  @Property(
    localizedText.optional(),
    'What it is for, summarized from the source; null when the source does not say. 「目的」',
  )
  purpose!: LocalizedText | null;

  @Property(z.enum(Basis), 'Who says which municipalities take part. 「参加する市の根拠 / Basis of the members」')
  membersBasis!: Basis;

  @Property(
    localizedText,
    'Where the source states who takes part, or why the project lists these. 「参加する市の理由 / Reason for the members」',
  )
  membersReason!: LocalizedText;
}

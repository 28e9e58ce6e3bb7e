import { Property, referenceTo, ReviewedEntity, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, ForeignKey } from 'typeorm';
import { z } from 'zod';

@ObjectType({ description: 'The area around the hub on which an initiative concentrates (重点推進エリア).' })
export class ForestFocusArea {
  @Property(localizedText, 'Name of the area. 「名称」')
  name!: LocalizedText;

  @Property(z.int().positive(), 'Its radius around the hub in meters. 「半径(m)」')
  radiusM!: number;

  @Property(z.boolean(), 'Whether the source gives the radius as approximate (約). 「半径は概数」')
  radiusIsApproximate!: boolean;
}

@ObjectType({
  description:
    'The logo of an initiative (ロゴマーク): its wording and the idea behind it. The drawing itself is not recorded.',
})
export class ForestLogo {
  @Property(localizedText, 'The words of the logo. 「文言」')
  wording!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'The ideas behind it (構想ロゴのコンセプト), summarized and in the order of the source.',
  )
  @Directive('@listSize(assumedSize: 3)')
  ideas!: LocalizedText[];
}

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'The COOL JAPAN FOREST initiative (COOL JAPAN FOREST 構想): a joint project of the city and a company to build a place where people want to live and which they want to visit.',
})
@Entity()
export class CoolJapanForest extends ReviewedEntity {
  @Property(localizedText, 'Name of the initiative. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What it is for (構想の趣旨), summarized from the source. 「目的」')
  purpose!: LocalizedText;

  @Property(z.array(localizedText).min(1), 'Who carries it out together, the city first. 「共同で進める者」')
  @Directive('@listSize(assumedSize: 2)')
  partners!: LocalizedText[];

  @Property(valueOf(ForestFocusArea), 'The area on which it concentrates (重点推進エリア).')
  focusArea!: ForestFocusArea;

  @Property(
    z.array(localizedText).min(1),
    'What the partners do together in that area (産官共同の事業), summarized and in the order of the source, which ends its list with 等 (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  jointPrograms!: LocalizedText[];

  @ForeignKey('ForestFacility', { deferrable: 'INITIALLY DEFERRED' })
  @Stored(referenceTo('ForestFacility'))
  hubId!: string;

  @Property(valueOf(ForestLogo), 'Its logo (ロゴマーク).')
  logo!: ForestLogo;
}

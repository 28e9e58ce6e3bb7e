import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, type PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** What kind of event an entry of the chronology is; the project sorted them. */
export enum ForestMilestoneKind {
  AGREEMENT = 'AGREEMENT',
  PROPOSAL = 'PROPOSAL',
  ANNOUNCEMENT = 'ANNOUNCEMENT',
  ADOPTION = 'ADOPTION',
  CONSTRUCTION = 'CONSTRUCTION',
  OPENING = 'OPENING',
}

registerEnumType(ForestMilestoneKind, {
  name: 'ForestMilestoneKind',
  description:
    'What kind of event it is. The project assigned the kinds by the words of the source, which has no kinds.',
  valuesConfig: {
    AGREEMENT: { description: 'An agreement is concluded (協定の締結).' },
    PROPOSAL: { description: 'Something is proposed (提案).' },
    ANNOUNCEMENT: { description: 'Something is made public (発表).' },
    ADOPTION: { description: 'The initiative is drawn up (策定).' },
    CONSTRUCTION: { description: 'Construction begins (着工).' },
    OPENING: { description: 'A facility opens (グランドオープン).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An entry of the chronology of the COOL JAPAN FOREST initiative (これまでの経緯).' })
@Entity()
export class ForestMilestone extends ReviewedEntity {
  @Reference('CoolJapanForest')
  forestId!: string;

  @Property(partialDate, 'When it happened, as far as the source dates it. 「時期」')
  date!: PartialDate;

  @Property(z.enum(ForestMilestoneKind), 'What kind of event it is. 「種類」')
  kind!: ForestMilestoneKind;

  @Property(localizedText, 'What happened, summarized from the source. 「できごと」')
  name!: LocalizedText;

  @Reference('ForestFacility', { optional: true })
  facilityId!: string | null;
}

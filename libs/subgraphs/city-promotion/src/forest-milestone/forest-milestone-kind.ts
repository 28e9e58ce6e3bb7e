import { registerEnumType } from 'type-graphql';

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
    'What kind of event it is. The project sorted them by the word that the source uses; the source has no kinds.',
  valuesConfig: {
    AGREEMENT: { description: 'An agreement is made (協定の締結).' },
    PROPOSAL: { description: 'Something is proposed (提案).' },
    ANNOUNCEMENT: { description: 'Something is made public (発表).' },
    ADOPTION: { description: 'The initiative is adopted (策定).' },
    CONSTRUCTION: { description: 'Building begins (着工).' },
    OPENING: { description: 'A facility opens (グランドオープン).' },
  },
});

import { registerEnumType } from 'type-graphql';

/** An office of a regional council (役職). */
export enum RegionalCouncilOffice {
  CHAIR = 'CHAIR',
  VICE_CHAIR = 'VICE_CHAIR',
  AUDITOR = 'AUDITOR',
}

registerEnumType(RegionalCouncilOffice, {
  name: 'RegionalCouncilOffice',
  description: 'An office of a regional council (役職).',
  valuesConfig: {
    CHAIR: { description: 'Chair (会長).' },
    VICE_CHAIR: { description: 'Vice-chair (副会長).' },
    AUDITOR: { description: 'Auditor (監事).' },
  },
});

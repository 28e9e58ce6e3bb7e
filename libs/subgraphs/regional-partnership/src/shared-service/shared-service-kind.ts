import { registerEnumType } from 'type-graphql';

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

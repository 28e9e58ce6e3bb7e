import { registerEnumType } from 'type-graphql';

/** What kind of thing the city does for peace; each kind has details of its own. */
export enum PeaceActivityKind {
  CEREMONY = 'CEREMONY',
  EXHIBITION = 'EXHIBITION',
  TALKS = 'TALKS',
}

registerEnumType(PeaceActivityKind, {
  name: 'PeaceActivityKind',
  description: 'What kind of thing the city does for peace.',
  valuesConfig: {
    CEREMONY: { description: 'A delegation attends a ceremony (式典参列).' },
    EXHIBITION: { description: 'An exhibition is held (資料展).' },
    TALKS: { description: 'People tell of what they lived through (語る会).' },
  },
});

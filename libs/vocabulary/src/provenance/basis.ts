import { registerEnumType } from 'type-graphql';

/** Who drew a link between two records. */
export enum Basis {
  STATED = 'STATED',
  EDITORIAL = 'EDITORIAL',
}

registerEnumType(Basis, {
  name: 'Basis',
  description: 'Who drew a link between two records.',
  valuesConfig: {
    STATED: { description: 'The source states the link. 「資料の記載」' },
    EDITORIAL: { description: 'The project drew the link; the source does not state it. 「編集による」' },
  },
});

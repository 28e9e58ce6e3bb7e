import { presentations, valueOf } from '@tokorozawa/subgraph-kit';
import { createUnionType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';
import { PeaceCeremonyVisit } from './peace-ceremony-visit';
import { PeaceExhibition } from './peace-exhibition';
import { PeaceTalks } from './peace-talks';

const typeOf = {
  [PeaceActivityKind.CEREMONY]: PeaceCeremonyVisit,
  [PeaceActivityKind.EXHIBITION]: PeaceExhibition,
  [PeaceActivityKind.TALKS]: PeaceTalks,
};

export const PeaceActivityDetails = createUnionType({
  name: 'PeaceActivityDetails',
  description: 'What the source says about a peace activity beyond what all activities have, depending on its kind.',
  types: () => Object.values(typeOf),
  resolveType: ({ kind }) => typeOf[kind],
});
export type PeaceActivityDetails = PeaceCeremonyVisit | PeaceExhibition | PeaceTalks;

/** The shape of {@link PeaceActivityDetails} in a data file. */
export const peaceActivityDetails = z
  .discriminatedUnion('kind', [valueOf(PeaceCeremonyVisit), valueOf(PeaceExhibition), valueOf(PeaceTalks)])
  .register(presentations, { field: PeaceActivityDetails, column: { type: 'jsonb' } });

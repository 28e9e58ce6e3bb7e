import { createUnionType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';
import { PeaceCeremonyVisit, peaceCeremonyVisit } from './peace-ceremony-visit';
import { PeaceExhibition, peaceExhibition } from './peace-exhibition';
import { PeaceTalks, peaceTalks } from './peace-talks';

const typeOf = {
  [PeaceActivityKind.CEREMONY]: PeaceCeremonyVisit,
  [PeaceActivityKind.EXHIBITION]: PeaceExhibition,
  [PeaceActivityKind.TALKS]: PeaceTalks,
};

export const PeaceActivityDetails = createUnionType({
  name: 'PeaceActivityDetails',
  description: 'What the source tells of a peace activity beyond what all of them have, according to its kind.',
  types: () => Object.values(typeOf),
  resolveType: ({ kind }) => typeOf[kind],
});
export type PeaceActivityDetails = PeaceCeremonyVisit | PeaceExhibition | PeaceTalks;

/** The shape of {@link PeaceActivityDetails} in a data file. */
export const peaceActivityDetails = z.discriminatedUnion('kind', [peaceCeremonyVisit, peaceExhibition, peaceTalks]);

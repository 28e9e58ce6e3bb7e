import { presentations, Property, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { createUnionType, Directive, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';

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

@ObjectType({ description: 'The delegates of one kind in a delegation to a ceremony.' })
export class PeaceDelegates {
  @Property(localizedText, 'Who they are, such as 所沢市平和大使. 「立場」')
  role!: LocalizedText;

  @Property(z.int().positive().nullable(), 'How many persons; null when the source does not say. 「人数」')
  people!: number | null;
}

@ObjectType({ description: 'Who can become a peace ambassador (平和大使).' })
export class PeaceAmbassadorEligibility {
  @Property(localizedText, 'The schools whose students can apply, from the first to the last. 「対象の学生・生徒」')
  students!: LocalizedText;

  @Property(
    z.int().positive(),
    'The age in years that they must not have reached (未満). 「年齢(未満) / Below the age of (years)」',
  )
  belowAgeYears!: number;
}

@ObjectType({ description: 'How a delegation of the city attended a ceremony (式典参列).' })
export class PeaceCeremonyVisit {
  @Stored(z.literal(PeaceActivityKind.CEREMONY))
  kind!: PeaceActivityKind.CEREMONY;

  @Property(z.array(valueOf(PeaceDelegates)).min(1), 'Who went, in the order of the source. 「派遣された人」')
  @Directive('@listSize(assumedSize: 3)')
  delegation!: PeaceDelegates[];

  @Property(valueOf(PeaceAmbassadorEligibility), 'Who can become a peace ambassador (平和大使).')
  ambassadorEligibility!: PeaceAmbassadorEligibility;
}

@ObjectType({ description: 'What an exhibition showed, and where (資料展).' })
export class PeaceExhibition {
  @Stored(z.literal(PeaceActivityKind.EXHIBITION))
  kind!: PeaceActivityKind.EXHIBITION;

  @Property(z.array(localizedText).min(1), 'Where it was held, in the order of the source. 「会場」')
  @Directive('@listSize(assumedSize: 2)')
  places!: LocalizedText[];

  @Property(
    z.array(localizedText).min(1),
    'What was shown, in the order of the source, which ends its list with など (and so on): there may have been more. 「展示物」',
  )
  @Directive('@listSize(assumedSize: 2)')
  exhibits!: LocalizedText[];
}

@ObjectType({ description: 'A series of talks on peace: who spoke to whom, and how often (語る会).' })
export class PeaceTalks {
  @Stored(z.literal(PeaceActivityKind.TALKS))
  kind!: PeaceActivityKind.TALKS;

  @Property(z.array(localizedText).min(1), 'Who spoke, in the order of the source. 「話し手」')
  @Directive('@listSize(assumedSize: 2)')
  speakers!: LocalizedText[];

  @Property(z.array(localizedText).min(1), 'For whom it was held, in the order of the source. 「対象者」')
  @Directive('@listSize(assumedSize: 2)')
  audiences!: LocalizedText[];

  @Property(z.int().positive(), 'How many times it was held (開催回数).')
  timesHeld!: number;

  @Property(z.int().positive(), 'How many persons took part (参加者), all times and audiences together. 「参加者数」')
  participants!: number;
}

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

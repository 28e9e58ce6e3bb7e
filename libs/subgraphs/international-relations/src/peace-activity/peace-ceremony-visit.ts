import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'Those of one kind in a delegation to a ceremony.' })
export class PeaceDelegates {
  @LocalizedField('Who they are, such as 所沢市平和大使.')
  role!: LocalizedText;

  @Field(() => Int, { nullable: true, description: 'How many persons; null when the source does not say.' })
  people!: number | null;
}

@ObjectType({ description: 'Who can become a peace ambassador (平和大使).' })
export class PeaceAmbassadorEligibility {
  @LocalizedField('Of which schools they are students, from the first to the last.')
  students!: LocalizedText;

  @Field(() => Int, { description: 'The age in years that they must not have reached (未満).' })
  belowAgeYears!: number;
}

@ObjectType({ description: 'How a delegation of the city attended a ceremony (式典参列).' })
export class PeaceCeremonyVisit {
  kind!: PeaceActivityKind.CEREMONY;

  @Field(() => [PeaceDelegates], { description: 'Who went, in the order of the source.' })
  @Directive('@listSize(assumedSize: 3)')
  delegation!: PeaceDelegates[];

  @Field(() => PeaceAmbassadorEligibility, { description: 'Who can become a peace ambassador (平和大使).' })
  ambassadorEligibility!: PeaceAmbassadorEligibility;
}

/** The shape of a {@link PeaceCeremonyVisit} in a data file. */
export const peaceCeremonyVisit = z.strictObject({
  kind: z.literal(PeaceActivityKind.CEREMONY),
  delegation: z.array(z.strictObject({ role: localizedText, people: z.int().positive().nullable() })).min(1),
  ambassadorEligibility: z.strictObject({ students: localizedText, belowAgeYears: z.int().positive() }),
});

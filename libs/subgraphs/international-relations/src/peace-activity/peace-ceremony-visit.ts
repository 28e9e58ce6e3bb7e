import { Property, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'Those of one kind in a delegation to a ceremony.' })
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

  @Property(z.int().positive(), 'The age in years that they must not have reached (未満). 「年齢(未満)」')
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

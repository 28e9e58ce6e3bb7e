import { LocalizedListField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'What was shown where (資料展).' })
export class PeaceExhibition {
  kind!: PeaceActivityKind.EXHIBITION;

  @LocalizedListField('Where it was held, in the order of the source.')
  @Directive('@listSize(assumedSize: 2)')
  places!: LocalizedText[];

  @LocalizedListField(
    'What was shown, in the order of the source, which ends its list with など (and so on): there may have been more.',
  )
  @Directive('@listSize(assumedSize: 2)')
  exhibits!: LocalizedText[];
}

/** The shape of a {@link PeaceExhibition} in a data file. */
export const peaceExhibition = z.strictObject({
  kind: z.literal(PeaceActivityKind.EXHIBITION),
  places: z.array(localizedText).min(1),
  exhibits: z.array(localizedText).min(1),
});

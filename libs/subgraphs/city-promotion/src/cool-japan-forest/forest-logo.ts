import { LocalizedField, LocalizedListField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description:
    'The logo of an initiative (ロゴマーク): its wording and the idea behind it. The drawing itself is not recorded.',
})
export class ForestLogo {
  @LocalizedField('The words of the logo.')
  wording!: LocalizedText;

  @LocalizedListField('The ideas behind it (構想ロゴのコンセプト), summarised and in the order of the source.')
  @Directive('@listSize(assumedSize: 3)')
  ideas!: LocalizedText[];
}

/** The shape of a {@link ForestLogo} in a data file. */
export const forestLogo = z.strictObject({ wording: localizedText, ideas: z.array(localizedText).min(1) });

import { LocalizedField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CentreClosingReason } from './centre-closing-reason';

@ObjectType({ description: 'One of the rules by which the centre ふらっと is closed (休館日).' })
export class CentreClosingRule {
  @Field(() => CentreClosingReason, { description: 'The reason that a day is given when the rule applies to it.' })
  reason!: CentreClosingReason;

  @LocalizedField('The rule in words.')
  rule!: LocalizedText;
}

/** The shape of a {@link CentreClosingRule} in a data file. */
export const centreClosingRule = z.strictObject({ reason: z.enum(CentreClosingReason), rule: localizedText });

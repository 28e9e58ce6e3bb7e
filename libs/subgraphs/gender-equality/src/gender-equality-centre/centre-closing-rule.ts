import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';
import { CentreClosingReason } from './centre-closing-reason';

@ObjectType({ description: 'One of the rules by which the centre ふらっと is closed (休館日).' })
export class CentreClosingRule {
  @Property(z.enum(CentreClosingReason), 'The reason for closing on a day to which the rule applies. 「理由」')
  reason!: CentreClosingReason;

  @Property(localizedText, 'The rule in words. 「決まり」')
  rule!: LocalizedText;
}

import { GapReason } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { FindingFilter } from '../finding-query';

@InputType({ description: 'Which gaps (欠落) to list. All conditions must hold.' })
export class GapFilter extends FindingFilter {
  @Field(() => GapReason, { nullable: true, description: 'Only those that are null for this reason. 「理由」' })
  reason?: GapReason | null;
}

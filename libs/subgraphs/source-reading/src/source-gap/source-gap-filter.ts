import { GapReason } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ReadingFilter } from '../reading-query';

@InputType({ description: 'Which gaps (欠落) to list. All conditions must hold.' })
export class SourceGapFilter extends ReadingFilter {
  @Field(() => GapReason, { nullable: true, description: 'Only those that are null for this reason. 「理由」' })
  reason?: GapReason | null;
}

import { Confidence } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ReadingFilter } from '../reading-query';

@InputType({ description: 'Which corrections (訂正) to list. All conditions must hold.' })
export class SourceCorrectionFilter extends ReadingFilter {
  @Field(() => Confidence, { nullable: true, description: 'Only those with this confidence. 「確かさ」' })
  confidence?: Confidence | null;
}

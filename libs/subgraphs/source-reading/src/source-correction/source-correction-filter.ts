import { Confidence } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ReadingFilter } from '../reading-filter';

@InputType({ description: 'Which corrections (訂正) to list. All conditions given must hold.' })
export class SourceCorrectionFilter extends ReadingFilter {
  @Field(() => Confidence, { nullable: true, description: 'Only those of which we are so sure.' })
  confidence?: Confidence | null;
}

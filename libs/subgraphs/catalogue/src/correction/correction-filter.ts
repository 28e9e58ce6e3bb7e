import { Confidence } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { FindingFilter } from '../finding-query';

@InputType({ description: 'Which corrections (訂正) to list. All conditions must hold.' })
export class CorrectionFilter extends FindingFilter {
  @Field(() => Confidence, { nullable: true, description: 'Only those with this confidence. 「確かさ」' })
  confidence?: Confidence | null;
}

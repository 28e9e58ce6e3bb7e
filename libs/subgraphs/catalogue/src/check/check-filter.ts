import { Field, InputType } from 'type-graphql';
import { FindingFilter } from '../finding-query';

@InputType({ description: 'Which checks (検算) to list. All conditions must hold.' })
export class CheckFilter extends FindingFilter {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only those in which print and computation agree. False: only those in which they do not. 「一致」',
  })
  agrees?: boolean | null;
}

import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Which sections (節) to list; a condition that is null or left out does not count.' })
export class SectionFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those to which a program is linked. False: only those without any program.',
  })
  hasPrograms?: boolean | null;
}

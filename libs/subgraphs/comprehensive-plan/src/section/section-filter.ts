import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Which sections (節) to list; a condition that is null or absent is ignored.' })
export class SectionFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those to which a program is linked. False: only those without any program. 「事業の有無」',
  })
  hasPrograms?: boolean | null;
}

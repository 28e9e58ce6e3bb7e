import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Whether the copies of a year agree with those of one issue: editions of the same format go to the same readers, so an edition that appears once a year tells how many copies an issue has.',
})
export class CopiesCheck {
  @Field(() => Int, { description: 'The copies of a year as printed (年間).' })
  printedTotal!: number;

  @Field(() => Int, { description: 'The issues of a year (回数).' })
  issuesPerYear!: number;

  @Field(() => Int, {
    description: 'The copies of one issue of the editions of the same format that appear once a year.',
  })
  copiesPerIssue!: number;

  @Field(() => Int, { description: 'The issues of a year times the copies of one issue.' })
  computedTotal!: number;

  @Field(() => Boolean, { description: 'Whether the printed and the computed number are the same.' })
  agrees!: boolean;
}

import { requireWithin } from '@tokorozawa/vocabulary';
import { ArgsType, Field, Int, registerEnumType } from 'type-graphql';

export const defaultPageSize = 20;
export const largestPage = 100;

/** What a field that answers a page declares, so that its cost is told from its arguments: `@Directive(pageCost)`. */
export const pageCost = '@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: `How many items, at least 0 and at most ${largestPage}.`,
  })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor behind which to continue: the `endCursor` of the page before. Without it, the first page.',
  })
  after?: string | null;
}

/** Throws an InvalidInputError for a page that is larger than pages are. */
export function requirePageSize({ first }: PageArgs): void {
  requireWithin('first', first, 0, largestPage);
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'In which direction a list is ordered.',
  valuesConfig: {
    ASC: { description: 'Smallest, oldest or first in the syllabary at the top.' },
    DESC: { description: 'Largest, newest or last in the syllabary at the top.' },
  },
});

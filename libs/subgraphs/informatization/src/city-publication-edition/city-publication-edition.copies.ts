import { Field, Int, ObjectType } from 'type-graphql';
import { type CityPublicationEdition, CopiesBasis } from './city-publication-edition.entity';

@ObjectType({
  description:
    'Whether the copies of a year agree with those of one issue: editions of the same format go to the same readers, so an edition that appears once a year shows how many copies an issue has.',
})
export class CopiesCheck {
  @Field(() => Int, { description: 'The copies of a year as printed (年間). 「合計(資料)」' })
  printedTotal!: number;

  @Field(() => Int, { description: 'The issues of a year (回数). 「年間の発行回数」' })
  issuesPerYear!: number;

  @Field(() => Int, {
    description: 'The copies of one issue of the editions of the same format that appear once a year. 「1号の部数」',
  })
  copiesPerIssue!: number;

  @Field(() => Int, { description: 'The issues of a year times the copies of one issue. 「合計(計算)」' })
  computedTotal!: number;

  @Field(() => Boolean, { description: 'Whether the printed and the computed number are the same. 「一致」' })
  agrees!: boolean;
}

/** The properties of an edition that the check needs. */
export type CountedEdition = Pick<CityPublicationEdition, 'issuesPerYear' | 'copies' | 'copiesBasis'>;

/**
 * Compares the copies of a year with those of the editions of the same format that appear once a year.
 * Null when the edition gives no total of several issues, or when those editions are none, or differ among themselves.
 */
export function checkCopies(edition: CountedEdition, sameFormat: CountedEdition[]): CopiesCheck | null {
  const { issuesPerYear, copies: printedTotal, copiesBasis } = edition;
  const single = new Set(sameFormat.filter((other) => other.issuesPerYear === 1).map(({ copies }) => copies));
  const [copiesPerIssue] = single;
  if (copiesBasis !== CopiesBasis.YEAR_TOTAL || issuesPerYear === 1) return null;
  if (copiesPerIssue === undefined || single.size > 1) return null;
  const computedTotal = issuesPerYear * copiesPerIssue;
  return { printedTotal, issuesPerYear, copiesPerIssue, computedTotal, agrees: computedTotal === printedTotal };
}

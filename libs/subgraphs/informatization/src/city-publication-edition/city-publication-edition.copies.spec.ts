import { CopiesBasis } from './city-publication-edition.entity';
import { checkCopies } from './city-publication-edition.copies';

const monthly = { issuesPerYear: 12, copies: 444, copiesBasis: CopiesBasis.YEAR_TOTAL };
const yearly = { issuesPerYear: 1, copies: 37, copiesBasis: null };

describe('the copies of a year', () => {
  it('are twelve times those of one issue', () => {
    expect(checkCopies(monthly, [monthly, yearly, yearly])).toEqual({
      printedTotal: 444,
      issuesPerYear: 12,
      copiesPerIssue: 37,
      computedTotal: 444,
      agrees: true,
    });
  });

  it('are found out when they are not', () => {
    expect(checkCopies({ ...monthly, copies: 443 }, [yearly])).toMatchObject({ computedTotal: 444, agrees: false });
  });

  it.each([
    ['an edition of one issue', yearly, [yearly]],
    ['an average', { ...monthly, copiesBasis: CopiesBasis.MONTHLY_AVERAGE }, [yearly]],
    ['an edition that has nothing to compare with', monthly, [monthly]],
    ['an edition whose fellows differ', monthly, [yearly, { ...yearly, copies: 36 }]],
  ])('are not checked for %s', (_, edition, sameFormat) => {
    expect(checkCopies(edition, sameFormat)).toBeNull();
  });
});

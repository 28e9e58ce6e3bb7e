import { defineScalar } from '../scalar/scalar';

const firstYear = 1868;
const lastYear = 9999;
const april = 4;

/** The fiscal year (年度, April to March) in which a day falls: `2024-03-31` → 2023, `2024-04-01` → 2024. */
export function fiscalYearOf(date: string): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return month < april ? year - 1 : year;
}

function problemWithFiscalYear(value: unknown): string | undefined {
  if (!Number.isInteger(value)) {
    return 'give the Western year in which it begins as a whole number, for example 2024.';
  }
  const year = Number(value);
  return year < firstYear || year > lastYear ? `fiscal years run from ${firstYear} to ${lastYear}.` : undefined;
}

const fiscalYearScalar = defineScalar<number>({
  name: 'FiscalYear',
  description:
    'A fiscal year (年度) as a whole number: the Western year in which it begins, 1868 to 9999. It runs from 1 April to 31 March: 2024 is 令和6年度, April 2024 to March 2025.',
  problemWith: problemWithFiscalYear,
});

/** The GraphQL scalar FiscalYear. */
export const GraphQLFiscalYear = fiscalYearScalar.scalar;

/** The shape of a fiscal year in a data file: the Western year in which it begins, a whole number. */
export const fiscalYear = fiscalYearScalar.shape;

import { defineScalar, type Reading } from '../scalar/scalar';
import { readDateValue } from './written-date';

const firstYear = 1868;
const lastYear = 9999;

/** What is wrong with a value as a fiscal year; undefined when nothing is. */
export function problemWithFiscalYear(value: unknown): string | undefined {
  if (!Number.isInteger(value)) return 'give a fiscal year such as 2024, "令和6年度" or "R6".';
  const year = Number(value);
  return year < firstYear || year > lastYear ? `fiscal years run from ${firstYear} to ${lastYear}.` : undefined;
}

function readFiscalYear(value: unknown): Reading {
  const reading = readDateValue(value, 'fiscalYear', (text) => problemWithFiscalYear(Number(text.slice(0, 4))));
  if ('problem' in reading || typeof reading.value !== 'string') return reading;
  const [, year] = /^([0-9]{4})FY$/.exec(reading.value) ?? [];
  return year ? { value: Number(year) } : reading;
}

const fiscalYearScalar = defineScalar<number>({
  name: 'FiscalYear',
  description:
    'A fiscal year (年度) as a whole number: the Western year in which it begins, 1868 to 9999. It runs from April 1 to March 31: 2024 is 令和6年度, April 2024 to March 2025. An argument may also be written as people write it: "2024", "令和6年度", "R6".',
  // Article 208 of the Local Autonomy Act, which defines the fiscal year of a city.
  specifiedByURL: 'https://laws.e-gov.go.jp/law/322AC0000000067#Mp-Pa_2-Ch_9-Se_1-At_208',
  problemWith: problemWithFiscalYear,
  read: readFiscalYear,
});

/** The GraphQL scalar FiscalYear. */
export const GraphQLFiscalYear = fiscalYearScalar.scalar;

/** The shape of a fiscal year in a data file: the Western year in which it begins, a whole number. */
export const fiscalYear = fiscalYearScalar.shape;

import { defineScalar, type Reading } from '../scalar/scalar';

const fiveDigits = /^[0-9]{5}$/;
const sixDigits = /^[0-9]{6}$/;
const weights = [6, 5, 4, 3, 2];

/**
 * The check digit of a municipality code (全国地方公共団体コード): the first five digits are weighted 6, 5, 4, 3, 2
 * and summed; the check digit is the last digit of 11 minus the remainder of the sum by 11.
 * (The standard's own case for sums below 11, 11 minus the sum, comes to the same.)
 *
 * @param firstFive the prefecture's two digits and the municipality's three, such as `11208`
 */
export function municipalityCheckDigit(firstFive: string): number {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(firstFive[place]), 0);
  return (11 - (sum % 11)) % 10;
}

function problemWithMunicipalityCode(value: unknown): string | undefined {
  if (typeof value !== 'string' || !sixDigits.test(value)) {
    return 'give six digits such as "112089", or the first five without the check digit, "11208".';
  }
  const expected = municipalityCheckDigit(value.slice(0, 5));
  return value.endsWith(String(expected)) ? undefined : `its check digit should be ${expected}.`;
}

/** Completes five digits by the check digit. A number of five digits is refused, as it may have lost a leading zero. */
function readMunicipalityCode(value: unknown): Reading {
  if (typeof value === 'number' && value > 99_999) return { value: String(value) };
  if (typeof value !== 'string') return { value };
  const digits = value.normalize('NFKC').trim();
  return { value: fiveDigits.test(digits) ? `${digits}${municipalityCheckDigit(digits)}` : digits };
}

const municipalityCodeScalar = defineScalar<string>({
  name: 'MunicipalityCode',
  description:
    'The code of a local government in Japan (全国地方公共団体コード): six digits as a string, of which the first two are the prefecture and the last is a check digit. Tokorozawa is "112089". An argument may leave out the check digit: "11208".',
  specifiedByURL: 'https://www.soumu.go.jp/denshijiti/code.html',
  problemWith: problemWithMunicipalityCode,
  read: readMunicipalityCode,
});

/** The GraphQL scalar MunicipalityCode. */
export const GraphQLMunicipalityCode = municipalityCodeScalar.scalar;

/** The shape of a municipality code in a data file. */
export const municipalityCode = municipalityCodeScalar.shape;

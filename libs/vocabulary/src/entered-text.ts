/** What people write for "the same as there", in its normalized form. */
const ditto = /^[(「]?(?:[〃〻々"]|′′|''|同[上左右前じ]|同じく|[上左右前]に同じ)[)」]?[。.]?$/;

/** True for a mark such as 〃, or words such as 同上, which only say that the value is that of another cell or field. */
export const isDitto = (text: string): boolean => ditto.test(text.normalize('NFKC').trim());

/**
 * True for a telephone number without its first zero, which a spreadsheet leaves out if it takes the number for an amount.
 * Every number of Japan begins with a zero if it has the code of its area; without that code it has eight digits at most.
 */
export function hasLostZero(telephone: string): boolean {
  const digits = telephone.normalize('NFKC').replaceAll(/[\s().-]/g, '');
  return /^[1-9]\d{8,9}$/.test(digits);
}

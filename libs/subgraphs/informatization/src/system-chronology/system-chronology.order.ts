/** Whether months (`YYYY-MM`), in the order of the print, never go back in time. */
export function areInOrder(months: string[]): boolean {
  return months.every((month, index) => index === 0 || month >= (months[index - 1] ?? month));
}

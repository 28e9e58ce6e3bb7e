/** The median of several numbers; null if any of them is unknown. */
export function median(numbers) {
  if (numbers.length === 0 || numbers.some((number) => number === null)) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of each figure over measurements of the same shape. */
export function medians(measurements) {
  return Object.fromEntries(
    Object.keys(measurements[0]).map((figure) => [figure, median(measurements.map((one) => one[figure]))]),
  );
}

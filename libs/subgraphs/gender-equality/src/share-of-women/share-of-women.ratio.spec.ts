import { computeRatioPercent } from './share-of-women.ratio';

describe('a ratio in percent', () => {
  it.each([
    [10, 33, 30.3],
    [248, 858, 28.9],
    [482, 1461, 33],
    [0, 7, 0],
    [7, 7, 100],
  ])('of %i in %i is %d', (part, whole, percent) => {
    expect(computeRatioPercent(part, whole)).toBe(percent);
  });

  it('is rounded up from a half on', () => {
    expect(computeRatioPercent(1, 2000)).toBe(0.1);
    expect(computeRatioPercent(1, 2001)).toBe(0);
    expect(computeRatioPercent(1281, 2000)).toBe(64.1);
  });
});

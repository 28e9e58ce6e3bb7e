import { areInOrder } from './system-chronology.order';

describe('a chronology', () => {
  it.each([
    [['1996-04', '1996-09', '1996-09', '2000-06'], true],
    [['1996-09', '1996-04'], false],
    [[], true],
  ])('of %j is in order: %s', (months, inOrder) => {
    expect(areInOrder(months)).toBe(inOrder);
  });
});

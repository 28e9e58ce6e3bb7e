import { PartialDate } from '@tokorozawa/vocabulary';
import { isFounder } from './regional-council-member.founder';

describe('a member of a council', () => {
  const council = { date: new PartialDate('1988') };

  it('is a founder when it joined in the year of the founding', () => {
    expect(isFounder({ date: new PartialDate('1988') }, council)).toBe(true);
  });

  it('is no founder when it joined later', () => {
    expect(isFounder({ date: new PartialDate('2019') }, council)).toBe(false);
  });
});

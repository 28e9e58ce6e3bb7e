import { address } from '../index';

const izumicho = {
  prefecture: null,
  city: { ja: '所沢市' },
  town: { ja: '泉町' },
  lot: { ja: '1789' },
  building: null,
  printed: '所沢市泉町 1789',
};

describe('an address in a data file', () => {
  it('has the parts that the source prints', () => {
    expect(address.safeParse(izumicho).success).toBe(true);
  });

  it('has its quarter and numbers as they are printed', () => {
    const { error } = address.safeParse({ ...izumicho, lot: { ja: '1806' } });
    expect(error?.issues).toMatchObject([
      { path: ['printed'], message: 'The printed address does not contain `town` and `lot`. Correct one of them.' },
    ]);
  });
});

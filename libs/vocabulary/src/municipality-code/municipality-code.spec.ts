import { GraphQLMunicipalityCode, municipalityCheckDigit, municipalityCode } from '../index';

describe('a municipality code', () => {
  it.each([
    ['所沢市', '112089'],
    ['飯能市', '112097'],
    ['狭山市', '112151'],
    ['入間市', '112259'],
    ['日高市', '112429'],
    ['北海道 (weighted sum below 11)', '010006'],
    ['渋谷区 (remainder 1: 11 − 1 = 10)', '131130'],
    ['新宿区 (remainder 0: 11 − 0 = 11)', '131041'],
  ])('of %s is %s', (_, code) => {
    expect(municipalityCheckDigit(code.slice(0, 5))).toBe(Number(code[5]));
    expect(municipalityCode.parse(code)).toBe(code);
    expect(GraphQLMunicipalityCode.parseValue(code)).toBe(code);
  });

  it('with a wrong check digit is refused, and the right digit is named', () => {
    const message = 'MunicipalityCode cannot be "112088": its check digit should be 9.';
    expect(() => GraphQLMunicipalityCode.parseValue('112088')).toThrow(message);
    expect(municipalityCode.safeParse('112088').error?.issues[0]?.message).toBe(message);
  });

  it.each(['11208', '１１２０８９', ' 112089 ', 112089])('may be written %p', (value) => {
    expect(GraphQLMunicipalityCode.parseValue(value)).toBe('112089');
    expect(municipalityCode.safeParse(value).success).toBe(false);
  });

  it('is completed by its check digit', () => {
    expect(GraphQLMunicipalityCode.parseValue('01000')).toBe('010006');
  });

  it.each([10006, 11208, '1120', '1120890', '11208-9', null, undefined])('is not %p', (value) => {
    expect(() => GraphQLMunicipalityCode.parseValue(value)).toThrow(
      'give six digits such as "112089", or the first five without the check digit, "11208".',
    );
    expect(municipalityCode.safeParse(value).success).toBe(false);
  });
});

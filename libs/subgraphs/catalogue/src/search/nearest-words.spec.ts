import { foldForSearch } from '@tokorozawa/search-text';
import { nearestWords } from './nearest-words';

const compared = (texts: string[]) => texts.map((text) => ({ text, folded: foldForSearch(text) }));

test.each([
  ['an exchanged character', '男女共動参画', ['男女共同参画推進条例'], ['男女共同参画推進条例']],
  ['a left-out letter', 'libary', ['Mutual use of libraries', 'Library committee'], ['Library committee']],
  ['an added letter', 'toshokann', ['toshokan'], ['toshokan']],
  ['the wrong last character', '図書感', ['図書館部会', '防災'], ['図書館部会']],
  ['what folding treats alike', 'でーとDB', ['デートDV防止講座'], ['デートDV防止講座']],
  ['nothing that differs in more than a third', '図書館', ['防災', 'ぞうさん'], []],
  ['no part of a Latin word', 'line', ['Airliner'], []],
])('it finds %s', (_, word, texts, found) => {
  expect(nearestWords(compared(texts), word.normalize('NFKC').toLowerCase())).toEqual(found);
});

test('the nearest is the first, and of equally near ones the shortest', () => {
  expect(nearestWords(compared(['防炎', '防火', '防炎', '防災']), '防災')).toEqual(['防災']);
  expect(nearestWords(compared(['防災火', '防災炎炎', '防災炎']), '防災水')).toEqual(['防災火', '防災炎', '防災炎炎']);
  expect(nearestWords(compared(['課長補佐級', '課長級']), '課長旧')).toEqual(['課長級', '課長補佐級']);
});

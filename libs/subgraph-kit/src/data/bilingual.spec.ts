import { counted, languagesOf } from './bilingual';

test.each([
  ['Japanese', { LANG: 'ja_JP.UTF-8' }, ['ja']],
  ['English', { LANG: 'en_US.UTF-8' }, ['en']],
  ['both where the locale names neither', { LANG: 'C.UTF-8' }, ['ja', 'en']],
  ['both where there is no locale', {}, ['ja', 'en']],
  ['Japanese, because LC_ALL goes before LANG', { LC_ALL: 'ja_JP', LANG: 'en_US' }, ['ja']],
])('messages are in %s', (_, environment, languages) => expect(languagesOf(environment)).toEqual(languages));

test.each([
  [0, '0 faults'],
  [1, '1 fault'],
  [2, '2 faults'],
])('%i of a thing are counted in English', (count, words) => expect(counted(count, 'fault')).toBe(words));

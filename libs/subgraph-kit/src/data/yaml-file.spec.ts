import { webAddress } from '@tokorozawa/vocabulary';
import { shapeFaults, YamlFile } from './yaml-file';

test('what a shape says of itself in both languages is told in both', () => {
  const file = new YamlFile('page.yaml', 'title: 図書館\nurl: www.example.jp\n');
  expect(shapeFaults(file, ['url'], webAddress, 'www.example.jp')).toEqual([
    {
      file: 'page.yaml',
      line: 2,
      column: 6,
      message: 'Give a complete web address that begins with "https://" or "http://".',
      ja: 'URL は「https://」か「http://」で始まる完全なアドレスで書いてください。',
    },
  ]);
});

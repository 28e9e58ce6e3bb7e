import { japaneseOfMessage } from './errors/bilingual';
import { webAddress } from './web-address';

test.each(['https://www.city.tokorozawa.saitama.jp/', 'http://localhost:4000/?q=図書館'])(
  '%s is a web address',
  (text) => {
    expect(webAddress.parse(text)).toBe(text);
  },
);

test.each(['www.city.tokorozawa.saitama.jp', 'ftp://example.jp/', 'https://', 'https://a b.jp/', ''])(
  '"%s" is none, which is said in both languages',
  (text) => {
    const [issue] = webAddress.safeParse(text).error?.issues ?? [];
    expect(issue?.message).toBe('Give a complete web address that begins with "https://" or "http://".');
    expect(japaneseOfMessage(issue?.message ?? '')).toContain('完全なアドレス');
  },
);

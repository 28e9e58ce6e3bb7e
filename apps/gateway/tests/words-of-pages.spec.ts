import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

async function page(path: string, language: 'ja' | 'en'): Promise<string> {
  const response = await gateway.get(path, { headers: { 'accept-language': language } });
  return (await response.text()).replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

test.each([
  '/q/gender-equality/courses',
  '/indicators/population',
  '/lists/sister-cities',
  '/q/gender-equality/women-in-decision-making',
])('each button that copies something at %s has a name of its own', async (path) => {
  for (const language of ['ja', 'en'] as const) {
    const text = await page(path, language);
    const buttons = [...text.matchAll(/<button[^>]*data-copy[^>]*>/g)].map(([button]) => button);
    const names = buttons.map((button) => /aria-label="([^"]*)"/.exec(button)?.[1] ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(language === 'ja' ? /^.+をコピー$/ : /^Copy .+$/);
  }
});

const faults: [path: string, japanese: RegExp, english: RegExp][] = [
  ['/lists/center-courses?between=someday', /「期間」|日付として使えません/, /“Period”|cannot be/],
  ['/lists/center-courses?attendance=60/50', /「参加人数」は最小の数/, /“Attendance” has a smallest number/],
  [
    '/lists/observations?unit=LIGHTYEAR',
    /「単位」に「LIGHTYEAR」という選択肢はありません/,
    /“Unit” has no choice “LIGHTYEAR”/,
  ],
  ['/lists/center-courses?orderBy=SIZE', /「並び順」に「SIZE」という選択肢/, /“Order” has no choice “SIZE”/],
  [
    '/lists/center-courses?summary=sum',
    /「数値の集計」に「sum」という選択肢/,
    /“Summary of figures” has no choice “sum”/,
  ],
  ['/lists/center-courses?columns=name,size', /「列を選ぶ」に/, /“Choose columns” has/],
];

test.each(faults)('%s is refused in the words of the form', async (path, japanese, english) => {
  for (const [language, words] of [
    ['ja', japanese],
    ['en', english],
  ] as const) {
    const text = await page(path, language);
    const notice = /<p class="notice" role="alert">([^]*?)<a/.exec(text)?.[1] ?? '';
    expect(notice).toMatch(words);
    const given = decodeURIComponent(path.split('=')[1] ?? '');
    expect(notice.replaceAll(given, '')).not.toMatch(/[A-Z]{4,}|「[a-z]+[A-Za-z]*」|"[a-z]+[A-Za-z.]*"/);
  }
});

test('the pages of lists name no codes of GraphQL', async () => {
  const index = await page('/lists', 'ja');
  const paths = [...new Set([...index.matchAll(/href="\.(\/lists\/[a-z-]+)"/g)].map(([, path = '']) => path))];
  expect(paths.length).toBeGreaterThan(40);
  for (const language of ['ja', 'en'] as const) {
    for (const path of ['/lists', ...paths]) {
      const text = (await page(path, language)).replaceAll(/<(pre|tbody|script|option)[^>]*>[^]*?<\/\1>/g, ' ');
      const words = text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
      expect([path, language, /`\w+`|サブグラフ|\bsubgraphs?\b|\bnull\b/.exec(words)?.[0]]).toEqual([
        path,
        language,
        undefined,
      ]);
    }
  }
});

import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ hasEnteredRecords: true });

/** Of the pages of records, one in so many is read. */
const sampled = 15;

/** Requests at a time. */
const concurrency = 8;

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

interface DateStyle {
  /** A day or a month as pages write it. */
  own: RegExp;
  others: RegExp[];
}

/** In quotation marks stands what can be typed. */
const forPrograms = [
  /(?<![\w“「"./-])\d{4}-\d{2}(?:-\d{2})?(?![\w”」"-])/g,
  /(?<![\w“「"./-])\d{4}\/\d{1,2}(?:\/\d{1,2})?(?![\w”」"/-])/g,
];

const english: DateStyle = {
  // As `dateInEnglish` does: "November 16, 2023", "July 1982".
  own: new RegExp(`\\b(?:${months}) (?:\\d{1,2}, )?\\d{4}\\b`, 'g'),
  others: [
    new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?,? (?:of )?(?:${months})\\b`, 'g'),
    new RegExp(`\\b(?:${months}) \\d{1,2}(?:(?:st|nd|rd|th)\\b| \\d{4})`, 'g'),
    /\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,4}\b/g,
    /\b[Ff]iscal (?:year )?\d{4}\b/g,
    ...forPrograms,
  ],
};

const japanese: DateStyle = {
  // As `dateInJapanese` does: 令和5年(2023年)11月16日, 1982年7月.
  own: /\d{4}年\)?\d{1,2}月/g,
  others: [
    // 平成4年4月20日(1992-04-20), 平成4年4月20日(1992年4月20日), 平成4年(1992)
    /(?:令和|平成|昭和)(?:元|\d+)年(?:\d+月(?:\d+日)?)? ?[(（]\d{4}(?!年(?:\)|〜)).{0,8}/g,
    /(?<!\d)\d{4}年0\d月/g,
    new RegExp(`\\b(?:${months}) \\d{1,4}\\b`, 'g'),
    ...forPrograms,
  ],
};

/**
 * What a page says, also of its pictures, with a bar between its elements. Code, forms and addresses have what is written for
 * programs.
 */
const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style|code|pre|form|textarea)\b[^]*?<\/\1>/g, ' | ')
    .replaceAll(
      /<[^>]*?(?:(?:alt|aria-label|title)="([^"]*)")?[^>]*>/g,
      (_tag, words?: string) => ` | ${words ?? ''} | `,
    )
    .replaceAll(/https?:\/\/\S+/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

/** What checks compare are values of the graph, which are the same in both languages. */
async function valuesOfChecks(): Promise<string[]> {
  const { data } = await gateway.ask('{ checks(first: 100) { totalCount nodes { printed computed } } }');
  const { nodes, totalCount } = (data as { checks: { nodes: Record<string, string | null>[]; totalCount: number } })
    .checks;
  expect(nodes).toHaveLength(totalCount);
  return nodes.flatMap((check) => Object.values(check)).filter((value) => value?.includes('-') === true) as string[];
}

async function pathsToRead(): Promise<string[]> {
  const sitemap = await (await gateway.get('/sitemap.xml')).text();
  const listed = [...sitemap.matchAll(/<loc>[a-z]+:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path = '']) => path || '/');
  const records = listed.filter((path) => path.startsWith('/id/'));
  return [
    ...listed.filter((path) => !path.startsWith('/id/')),
    ...records.filter((_path, index) => index % sampled === 0),
    '/?q=1966',
    '/?q=2023',
  ];
}

test.each([
  ['English', 'en', english],
  ['Japanese', 'ja', japanese],
])(
  'dates have one style on all pages in %s',
  async (_name, language, style) => {
    const paths = await pathsToRead();
    expect(paths.length).toBeGreaterThan(150);
    const values = await valuesOfChecks();
    const found: string[] = [];
    let dates = 0;
    const waiting = [...paths];
    const work = async (): Promise<void> => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const response = await gateway.get(path, { headers: { 'accept-language': language } });
        expect([path, response.status]).toEqual([path, 200]);
        const text = values.reduce((said, value) => said.replaceAll(value, ''), textOf(await response.text()));
        dates += text.match(style.own)?.length ?? 0;
        found.push(...style.others.flatMap((other) => text.match(other) ?? []).map((date) => `${path} says "${date}"`));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    expect(found).toEqual([]);
    expect(dates).toBeGreaterThan(300);
  },
  240_000,
);

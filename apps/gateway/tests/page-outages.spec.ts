import { openCity, type City } from '../testing/open-city';
import { domains, LosableDomains } from '../testing/losable-domains';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let losable: LosableDomains;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  losable = new LosableDomains(city);
  gateway = await openTestGateway({ colocated: losable.subgraphs });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const languages = ['ja', 'en'] as const;
type Language = (typeof languages)[number];

interface Shown {
  status: number;
  retryAfter: string | null;
  text: string;
}

/** One page of each kind, and records that name those of other domains. */
const paths = [
  ...['/', '/?q=%E9%98%B2%E7%81%BD', '/timeline', '/about', '/data', '/parts', '/parts/sister-cities'],
  ...['/parts/reading', '/parts/regional-council'],
  ...['/editions', '/editions/2024', '/indicators', '/indicators/consultation-cases', '/q', '/lists'],
  ...['/calendars', '/feeds', '/q/international-relations/sister-cities', '/q/comprehensive-plan/section'],
  ...['/lists/sister-cities', '/lists/programs', '/lists/corrections', '/lists/center-slots'],
  ...[
    ...['brand-effort-culture', 'plan-6-section-2-5', 'program-sister-city-decatur', 'center-room-library'],
    ...['equality-magazine-sun', 'sister-city-anyang', 'municipality-112089', 'regional-council-western-saitama'],
    ...['correction-academic-agreement-akikusa-1', 'gap-academic-agreement-akikusa-1', 'indicator-population'],
    'observation-action-plan-interval-informatization-policy-e-city-hall-action-plan-1-fy2024',
    'check-city-publication-edition-koho-tokorozawa-audio-copies',
  ].map((id) => `/id/${id}`),
];

/** The pages while all domains answer, by path and language. */
const complete = new Map<string, Shown>();

async function show(path: string, language: Language): Promise<Shown> {
  const address = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
  const response = await gateway.get(address, { headers: { accept: 'text/html' } });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, text: (await response.text()).replaceAll(gateway.url, '') };
}

/** What a person reads of a page: without its head, code and forms, where ids are typed while choices cannot be read. */
const readable = (text: string): string =>
  text
    .replaceAll(/<(script|style|head|code|pre|form)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/\s+/g, ' ');

/** The page of a list shows records that have no name now by their ids, as links. */
const withoutLinkedIds = (text: string): string =>
  text.replaceAll(/<a href="[^"]*\/id\/([^"?]*)[^"]*">\s*\1\s*<\/a>/g, '');

/** Ids of records, names of subgraphs, values of enums, and what programs write for nothing. */
const codesIn = (text: string): string[] =>
  readable(text).match(/[a-z0-9]+(?:[-@][a-z0-9]+)+|\b[A-Z]+_[A-Z_]+\b|\bundefined\b|\bnull\b|\bNaN\b|\[object/g) ?? [];

/** Cells, list items and headings without a word. */
const emptyPlaces = (text: string): string[] =>
  text.match(/<(td|th|dd|dt|li|a|h\d|ul|ol|caption|dl)\b[^>]*>\s*<\/\1>/g) ?? [];

const apology = {
  ja: /いま.*(?:答えられない|応答していません|取得できません|表示できません|検索できません)|応答していません|取得できなかった/,
  en: /do(?:es)? not answer|cannot be|not available now/,
};

/** What a page that lacks something must not show, or fails to say. */
async function faultsOf(path: string, language: Language): Promise<string[]> {
  const before = complete.get(path + language) as Shown;
  const now = await show(path, language);
  const known = new Set(codesIn(before.text));
  const named = path.startsWith('/lists/') ? withoutLinkedIds(now.text) : now.text;
  const isChanged = readable(before.text) !== readable(now.text);
  const hasMoreEmptyPlaces = emptyPlaces(now.text).length > emptyPlaces(before.text).length;
  const isExplained = apology[language].test(readable(now.text));
  return [
    ...([200, 503].includes(now.status) ? [] : [`has the status ${now.status}`]),
    ...codesIn(named).flatMap((code) => (known.has(code) ? [] : [`shows the code ${code}`])),
    ...((now.status === 503) === (now.retryAfter !== null) ? [] : ['does not say when to try again']),
    ...(isChanged && !isExplained ? ['does not say that something is missing'] : []),
    ...(hasMoreEmptyPlaces && !isExplained ? ['has an empty place'] : []),
  ].map((fault) => `${path} (${language}) ${fault}`);
}

/** Each page is read in one language, and while the next domain is lost, in the other. */
const languageOf = (index: number, domain: string): Language =>
  languages[(index + domains.indexOf(domain)) % 2] as Language;

test('the domains are those of the graph', () => {
  expect(city.subgraphs.map(({ name }) => name).sort()).toEqual(domains.toSorted());
});

test.each(domains)(
  'while %s does not answer, no page shows a code or an empty place, and each says what is missing',
  async (domain) => {
    const read = paths.map((path, index) => [path, languageOf(index, domain)] as const);
    for (const [path, language] of read) {
      if (!complete.has(path + language)) complete.set(path + language, await show(path, language));
    }
    const faults = await losable.without(domain, gateway, async () => {
      const found: string[] = [];
      for (const [path, language] of read) found.push(...(await faultsOf(path, language)));
      return found;
    });
    expect(faults).toEqual([]);
  },
);

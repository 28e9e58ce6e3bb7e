import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

async function textAt(path: string, language = 'ja'): Promise<string> {
  const response = await gateway.get(path, { headers: { 'accept-language': language } });
  return (await response.text()).replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}

/** The links to the same question with fewer conditions, each with what is found then. */
const looserIn = (page: string): [address: string, words: string][] =>
  [
    ...(/<ul class="links" id="looser">([^]*?)<\/ul>/.exec(page)?.[1] ?? '').matchAll(/href="([^"]*)"([^]*?)<\/li>/g),
  ].map(([, address = '', rest = '']) => [
    decodeURIComponent(address),
    rest
      .replace('data-live', '')
      .replaceAll(/<[^>]*>|^\s*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ]);

const unmet = '/lists/center-courses?attendance=100000/&text=%E9%98%B2%E7%81%BD&between=2023-04-01/';

test('an empty list says what was asked, and which condition to leave out', async () => {
  const page = await textAt(unmet);
  expect(page).toMatch(
    /「学習・研修事業」の12件の中に、「ことば 防災」と「期間 2023-04-01〜」と「参加人数 100000〜」に同時に当てはまるものはありません。/,
  );
  expect(looserIn(page)).toEqual([
    [
      '../lists/center-courses?text=防災&between=2023-04-01/',
      expect.stringMatching(/^「参加人数 100000〜」を外す [1-9]\d*件$/),
    ],
    ['../lists/center-courses?between=2023-04-01/&attendance=100000/', '「ことば 防災」を外す 0件'],
    ['../lists/center-courses?text=防災&attendance=100000/', '「期間 2023-04-01〜」を外す 0件'],
    ['../lists/center-courses', 'これらの条件をすべて外す'],
  ]);
  expect(page).not.toMatch(/<table|id="files"/);
  const [looser] = looserIn(page).flat();
  expect(await textAt((looser ?? '').slice(2))).toContain('<table');
});

test('it says so in English, and names the words that were looked for', async () => {
  const page = await textAt('/lists/sister-cities?text=xyzzy&orderBy=NAME&summary=indicator', 'en');
  expect(page).toMatch(/Nothing in “[^”]+” \(3 in all\) meets “Words xyzzy”\./);
  expect(looserIn(page)).toEqual([
    ['../lists/sister-cities?orderBy=NAME&summary=indicator', 'Without “Words xyzzy” 3 records'],
  ]);
});

test('a list in which nothing was entered says so, and a condition that a list needs is not left out', async () => {
  expect(await textAt('/lists/facilities')).toContain('には、まだ1件も登録されていません。');
  const page = await textAt('/lists/search?text=xyzzyxyzzy');
  expect(page).toContain('「ことば xyzzyxyzzy」に当てはまるものはありません。');
  expect(looserIn(page)).toEqual([]);
});

test('a time line without events says which years and which domain it has nothing of', async () => {
  const page = await textAt('/timeline?from=1801&to=1802&domain=INFORMATIZATION');
  expect(page).toContain('1801から・1802まで・領域「情報化・広報」のできごとは、年表にありません。');
  expect(looserIn(page).map(([address]) => address.replace(/.*\?/, ''))).toEqual([
    'to=1802&domain=INFORMATIZATION',
    'from=1801&domain=INFORMATIZATION',
    'from=1801&to=1802',
  ]);
  expect(await textAt('/timeline?from=1801&to=1802', 'en')).toContain(
    'Nothing is known to have happened from 1801, until 1802.',
  );
});

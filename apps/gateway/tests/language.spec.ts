import { readFileSync } from 'node:fs';
import { buildSchema, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type FieldNode } from 'graphql';
import { eventually } from '../testing/eventually';
import { examples } from '../testing/examples';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn } from '../testing/stand-in';
import { committedSupergraph } from '../testing/supergraph-on-disk';
import { cacheHit, whenCached, wireTo, type Wire } from '../testing/wire';

const schema = buildSchema(readFileSync(committedSupergraph, 'utf8'));
const placements = ['colocated', 'remote'] as const;
const languages = ['ja', 'en'] as const;
type Language = (typeof languages)[number];

let city: City;
let served: Served;
let gateways: Record<(typeof placements)[number], TestGateway>;
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs);
  const responseCache = { megabytes: 8, url: undefined };
  gateways = {
    colocated: await openTestGateway({ colocated: city.subgraphs, responseCache }),
    remote: await openTestGateway({ subgraphUrl: served.subgraphUrl, responseCache }),
  };
  for (const gateway of Object.values(gateways)) {
    await eventually('answers are cached', async () => isHit(await gateway.ask('{ sisterCities { name } }')));
  }
});
afterAll(async () => {
  await Promise.all(Object.values(gateways).map((gateway) => gateway.close()));
  await served.server.close();
  await city.close();
});

const isHit = ({ headers }: Answer): boolean => headers.get('cache-status') === cacheHit;
const accepting = (language: string): Record<string, string> => ({ 'accept-language': language });
const other = (language: Language): Language => (language === 'ja' ? 'en' : 'ja');

const query = '{ sisterCity(id: "sister-city-decatur") { name } }';
const named = (name: string): object => ({ sisterCity: { name } });
const nameIn = { ja: named('ディケイター市'), en: named('Decatur') };

describe.each(placements)('with subgraphs that are %s', (placement) => {
  const gateway = (): TestGateway => gateways[placement];
  const { wire, post } = wireTo(gateway);

  test.each<[string | undefined, Language]>([
    [undefined, 'ja'],
    ['*', 'ja'],
    ['fr', 'ja'],
    ['ja-JP', 'ja'],
    ['en-GB', 'en'],
    ['fr, en;q=0.5, ja;q=0.4', 'en'],
    ['en;q=0, ja;q=0.1', 'ja'],
  ])('a request that accepts %j is answered in %s', async (accepted, language) => {
    const headers: Record<string, string> = accepted === undefined ? {} : accepting(accepted);
    const answer = await post(JSON.stringify({ query: `${query} #${accepted}` }), headers);
    expect(JSON.parse(answer.text)).toEqual({ data: nameIn[language] });
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.headers.vary).toContain('accept-language');
  });

  test('two who ask the same at once in two languages each get their own, new or cached', async () => {
    for (let turn = 0; turn < 3; turn++) {
      const text = `${query} # turn ${turn}`;
      for (let again = 0; again < 2; again++) {
        const asked = Array.from({ length: 20 }, (_, n) => languages[n % 2] as Language);
        const answers = await Promise.all(asked.map((language) => gateway().ask(text, {}, accepting(language))));
        expect(answers.map(({ data }) => data)).toEqual(asked.map((language) => nameIn[language]));
        expect(answers.map(({ headers }) => headers.get('content-language'))).toEqual(asked);
      }
    }
  });

  test('a text in a language of its own is given in that language, beside one in that of the request', async () => {
    const both = '{ sisterCity(id: "sister-city-decatur") { name ja: name(locale: JA) en: name(locale: EN) } }';
    const names = { ja: 'ディケイター市', en: 'Decatur' };
    for (const language of languages) {
      const { data } = await gateway().ask(both, {}, accepting(language));
      expect(data).toEqual({ sisterCity: { name: names[language], ...names } });
    }
    const chosen = 'query ($locale: Locale) { sisterCity(id: "sister-city-decatur") { name(locale: $locale) } }';
    for (const variables of [{}, { locale: null }]) {
      expect((await gateway().ask(chosen, variables, accepting('en'))).data).toEqual(nameIn.en);
    }
    expect((await gateway().ask(chosen, { locale: 'JA' }, accepting('en'))).data).toEqual(nameIn.ja);
  });

  test.each(examples())(
    '$name: in each language every text is as if it were asked for in that language',
    async (example) => {
      for (const language of languages) {
        const expected = await gateway().ask(inLanguage(example.query, language), {}, accepting(other(language)));
        expect(expected.errors).toBeUndefined();
        const answers = [1, 2].map(() => gateway().ask(example.query, {}, accepting(language)));
        for (const { text } of await Promise.all(answers)) expect(text).toBe(expected.text);
        expect((await gateway().ask(example.query, {}, accepting(language))).text).toBe(expected.text);
      }
    },
  );

  test('who has the answer in one language is not told that it is the answer in another', async () => {
    const address = (text: string): string => `/graphql?query=${encodeURIComponent(text)}`;
    // The second has the same bytes in both languages.
    for (const path of [address(query), address('{ sisterCity(id: "sister-city-decatur") { id } }')]) {
      const get = (language: string, headers = {}, method = 'GET'): Promise<Wire> =>
        whenCached(() => wire(path, { method, headers: { ...accepting(language), ...headers } }));
      const etagOf = async (language: string): Promise<string> => (await get(language)).headers.etag ?? '';
      const etags = { ja: await etagOf('ja'), en: await etagOf('en') };
      expect(etags.ja).not.toBe(etags.en);
      for (const language of languages) {
        for (const method of ['GET', 'HEAD']) {
          const own = await get(language, { 'if-none-match': etags[language] }, method);
          const foreign = await get(language, { 'if-none-match': etags[other(language)] }, method);
          const told = { 'content-language': language, etag: etags[language] };
          expect([own.status, foreign.status]).toEqual([304, 200]);
          expect([own.headers, foreign.headers]).toEqual([
            expect.objectContaining(told),
            expect.objectContaining(told),
          ]);
          expect(foreign.headers.vary).toBe('accept, accept-encoding, accept-language');
        }
      }
    }
  });
});

test('a subgraph of another organization is told the language of the request', async () => {
  const partner = await openStandIn();
  partner.answers({ data: { sisterCity: { name: 'X' } } });
  const gateway = await openTestGateway({ subgraphUrl: partner.subgraphUrl });
  for (const language of ['en-GB', 'fr']) await gateway.ask(query, {}, accepting(language));
  expect(partner.asked.map((headers) => headers['accept-language'])).toEqual(['en', 'ja']);
  await gateway.close();
  await partner.close();
});

test('reads that are under way at the same time are shared within a language, and not between two', async () => {
  const slow = await openStandIn();
  slow.answers({ data: { sisterCity: { name: 'X' } } });
  slow.hold();
  const gateway = await openTestGateway({ subgraphUrl: slow.subgraphUrl });
  const answers = ['ja', 'en', 'en-US', 'fr', 'en'].map((language) => gateway.ask(query, {}, accepting(language)));
  await eventually('the subgraph is asked in both languages', () => slow.asked.length >= 2);
  for (let later = 0; later < 20; later++) await gateway.get('/health/live');
  slow.goOn();
  await Promise.all(answers);
  expect(slow.asked.map((headers) => headers['accept-language']).sort()).toEqual(['en', 'ja']);
  await gateway.close();
  await slow.close();
});

/** The query with this language for each text for which it chooses none. */
function inLanguage(text: string, language: Language): string {
  const types = new TypeInfo(schema);
  const Field = (node: FieldNode): FieldNode | undefined => {
    const takesLocale = types.getFieldDef()?.args.some(({ name }) => name === 'locale');
    if (!takesLocale || node.arguments?.some(({ name }) => name.value === 'locale')) return undefined;
    const locale = {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'locale' },
      value: { kind: Kind.ENUM, value: language.toUpperCase() },
    } as const;
    return { ...node, arguments: [...(node.arguments ?? []), locale] };
  };
  return print(visit(parse(text), visitWithTypeInfo(types, { Field })));
}

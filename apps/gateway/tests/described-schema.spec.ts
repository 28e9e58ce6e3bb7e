import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  printSchema,
  visit,
  parse,
  print,
  type IntrospectionQuery,
} from 'graphql';
import { sharedGateway } from '../testing/shared-gateway';

const introspection = getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

const gateway = sharedGateway();

const accepting = (language: string) => ({ 'accept-language': language });

async function download(path: string): Promise<string> {
  const response = await gateway.get(path, { headers: accepting('fr') });
  expect(response.headers.get('content-language')).toBe(path.includes('.ja.') ? 'ja' : 'en');
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  return response.text();
}

const withoutDescriptions = (sdl: string): string =>
  print(
    visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }),
  );

test('the schema can be downloaded in English and in Japanese, which differ in the descriptions alone', async () => {
  const [english, translated] = [await download('/schema.graphql'), await download('/schema.ja.graphql')];
  expect(translated).not.toBe(english);
  expect(withoutDescriptions(translated)).toBe(withoutDescriptions(english));
  const city = buildSchema(translated).getType('SisterCity');
  expect(city?.description).toMatch(japanese);
});

test.each(['en', 'ja'])(
  'introspection in the language %s shows the schema that can be downloaded in it',
  async (language) => {
    const answers = await Promise.all([1, 2].map(() => gateway.ask(introspection, {}, accepting(language))));
    const sdl = await download(language === 'ja' ? '/schema.ja.graphql' : '/schema.graphql');
    for (const { data, headers } of answers) {
      expect(headers.get('content-language')).toBe(language);
      expect(printSchema(buildClientSchema(data as unknown as IntrospectionQuery))).toBe(printSchema(buildSchema(sdl)));
    }
  },
);

test('those who introspect at once in two languages each get their own, also beside data', async () => {
  const query = '{ sisterCities { id } __type(name: "SisterCity") { description } }';
  const languages = Array.from({ length: 10 }, (_, n) => (n % 2 ? 'ja' : 'en'));
  const answers = await Promise.all(languages.map((language) => gateway.ask(query, {}, accepting(language))));
  for (const [index, { data }] of answers.entries()) {
    const { description } = data?.__type as { description: string };
    expect(description.startsWith('A sister city')).toBe(languages[index] === 'en');
    expect(data?.sisterCities).toHaveLength(3);
  }
});

import { parse } from 'csv-parse/sync';
import { canonize, type JsonLdDocument, toRDF } from 'jsonld';
import { Parser, Writer } from 'n3';
import type { z } from 'zod';
import {
  catalogOf,
  dataPackage,
  demandedProperties,
  faultsOfCroissant,
  faultsOfDcat,
  googleDataset,
  missingFrom,
  withoutProperty,
} from '../testing/dataset-rules';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { faultsOfHtml } from '../testing/valid-html';

const origin = 'https://plan.example';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    publicUrl: origin,
    responseCache: { megabytes: 8, url: undefined },
  });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

async function textAt(path: string): Promise<string> {
  const response = await gateway.get(path);
  const text = await response.text();
  expect([path, response.status, response.status === 200 ? '' : text]).toEqual([path, 200, '']);
  return text;
}

test('the catalog keeps the rules of DCAT-AP, and Turtle says the same as JSON-LD', async () => {
  const document = JSON.parse(await textAt('/catalog.jsonld')) as JsonLdDocument;
  const quads = new Parser().parse(await textAt('/catalog.ttl'));
  expect(quads.length).toBeGreaterThan(1_000);
  expect(await faultsOfDcat(quads)).toEqual([]);
  const nQuads = 'application/n-quads';
  const canonical = (text: string): Promise<unknown> =>
    canonize(text as never, { algorithm: 'RDFC-1.0', inputFormat: nQuads, format: nQuads } as never) as never;
  const fromJson = (await toRDF(document, { format: nQuads })) as unknown as string;
  expect(await canonical(new Writer({ format: 'N-Quads' }).quadsToString(quads))).toBe(await canonical(fromJson));
});

test('the catalog has every data set with what the graph says of it, in both languages', async () => {
  const catalog = JSON.parse(await textAt('/catalog.jsonld')) as { dataset: Record<string, unknown>[] };
  const { data } = await gateway.ask(`{ datasets {
    url modified ja: title(locale: JA) en: title(locale: EN) distributions { downloadUrl }
  } }`);
  const known = data?.datasets as Record<string, unknown>[];
  expect(catalog.dataset.map((dataset) => [dataset['@id'], dataset.modified, dataset.title])).toEqual(
    known.map(({ url, modified, ja, en }) => [`${origin}${String(url)}`, modified, { ja, en }]),
  );
  const downloads = (distributions: unknown, key: string): unknown[] =>
    (distributions as Record<string, unknown>[]).flatMap((distribution) => distribution[key] ?? []);
  expect(downloads(catalog.dataset[0]?.distribution, 'downloadURL')).toEqual(
    downloads(known[0]?.distributions, 'downloadUrl').map((path) => `${origin}${String(path)}`),
  );
  expect(JSON.stringify(catalog.dataset.map(({ citation }) => citation))).not.toMatch(/[^e]\/catalog#/);
});

test('a catalog that lacks what DCAT-AP demands is found out, whatever it is', async () => {
  const quads = catalogOf(
    new Parser().parse(await textAt('/catalog.ttl')),
    `${origin}/catalog#international-relations`,
  );
  expect(await faultsOfDcat(quads)).toEqual([]);
  const demanded = demandedProperties();
  expect(demanded.length).toBeGreaterThan(30);
  for (const property of demanded) {
    expect([property, await faultsOfDcat(withoutProperty(quads, property))]).toEqual([
      property,
      expect.arrayContaining([missingFrom(property.path)]),
    ]);
  }
  const changed = (from: RegExp, to: string): Promise<string[]> =>
    faultsOfDcat(new Parser().parse(new Writer({ format: 'N-Quads' }).quadsToString(quads).replaceAll(from, to)));
  expect(await changed(/"\^\^<http:\/\/www.w3.org\/2001\/XMLSchema#date>/g, '"')).not.toEqual([]);
  expect(await changed(/<http:\/\/xmlns.com\/foaf\/0.1\/Agent>/g, '<https://x.example/Agent>')).not.toEqual([]);
});

test.each([
  ['ja', '姉妹都市', '人口'],
  ['en', 'Sister cities', 'Population'],
])(
  'the data package describes each list by its columns, types, units and keys: %s',
  async (lang, title, population) => {
    const { resources } = dataPackage.parse(JSON.parse(await textAt(`/datapackage.json?lang=${lang}`)));
    const names = resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const fieldsOf = new Map(resources.map(({ name, schema }) => [name, schema.fields.map((field) => field.name)]));
    for (const { schema, name } of resources) {
      const fields = fieldsOf.get(name) ?? [];
      expect([name, new Set(fields).size]).toEqual([name, fields.length]);
      expect(fields).toEqual(expect.arrayContaining(schema.primaryKey));
      for (const { fields: own, reference } of schema.foreignKeys ?? []) {
        expect(fields).toEqual(expect.arrayContaining(own));
        expect(fieldsOf.get(reference.resource)).toEqual(expect.arrayContaining(reference.fields));
      }
    }
    const cities = resources.find(({ name }) => name === 'sister-cities');
    expect(cities).toMatchObject({ title, schema: { primaryKey: ['id'] } });
    expect(cities?.schema.fields).toContainEqual(
      expect.objectContaining({ name: 'population', title: population, type: 'integer' }),
    );
    expect(resources.flatMap(({ schema }) => schema.foreignKeys ?? []).length).toBeGreaterThan(10);
    expect(resources.flatMap(({ schema }) => schema.fields.flatMap(({ unit }) => unit ?? []))).toContain('km2');
  },
);

test.each<[what: string, from: RegExp, to: string]>([
  ['a list of keys that is empty', /"foreignKeys":\[\{.*?\}\}\]/, '"foreignKeys":[]'],
  ['a type that Table Schema does not have', /"type":"integer"/, '"type":"int"'],
  ['a file without an address', /"path":"https:/, '"path":"file:'],
  ['a file without fields', /"fields":\[\{"name":"id".*?\],"primaryKey"/, '"fields":[],"primaryKey"'],
  ['no contributors', /"contributors":\[.*?\}\]/, '"contributors":[]'],
])('a data package with %s breaks its profile', async (_what, from, to) => {
  const text = await textAt('/datapackage.json');
  const broken = text.replace(from, to);
  expect(broken).not.toBe(text);
  expect([dataPackage.safeParse(JSON.parse(text)).success, dataPackage.safeParse(JSON.parse(broken)).success]).toEqual([
    true,
    false,
  ]);
});

test('the files have the columns, keys and numbers of records that the data package and the graph say', async () => {
  const { resources } = dataPackage.parse(JSON.parse(await textAt('/datapackage.json')));
  const tables = new Map<string, Record<string, string>[]>();
  for (const { name, path, schema } of resources) {
    const rows: string[][] = parse(await textAt(path.slice(origin.length)));
    const [headers = [], ...records] = rows;
    expect([name, headers]).toEqual([name, schema.fields.map((field) => field.name)]);
    tables.set(
      name,
      records.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))),
    );
  }
  const idsOf = (name: string) => new Set(tables.get(name)?.map(({ id }) => id));
  for (const { name, schema } of resources) {
    const records = tables.get(name) ?? [];
    expect([name, idsOf(name).size]).toEqual([name, records.length]);
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const values = records.map((record) => record[fields[0] ?? ''] ?? '').filter((value) => value !== '');
      const known = idsOf(reference.resource);
      expect([name, fields, values.filter((value) => !known.has(value))]).toEqual([name, fields, []]);
    }
    for (const { name: field, constraints, type } of schema.fields) {
      const values = records.map((record) => record[field] ?? '').filter((value) => value !== '');
      const allowed = constraints?.enum;
      const pattern = patterns[type];
      const wrong = values.filter((value) => (allowed ? !allowed.includes(value) : !pattern.test(value)));
      expect([name, field, type, wrong]).toEqual([name, field, type, []]);
    }
  }
  const { data } = await gateway.ask('{ sisterCities { id population } observations(first: 0) { totalCount } }');
  const { sisterCities, observations } = data as {
    sisterCities: { id: string; population: number }[];
    observations: { totalCount: number };
  };
  expect(tables.get('sister-cities')?.map(({ id, population }) => ({ id, population: Number(population) }))).toEqual(
    sisterCities,
  );
  expect(tables.get('observations')).toHaveLength(observations.totalCount);
});

/** How the values of each type are written. */
const patterns: Record<z.infer<typeof dataPackage>['resources'][number]['schema']['fields'][number]['type'], RegExp> = {
  string: /(?:)/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  yearmonth: /^\d{4}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T/,
};

test('the description for machine learning has what Croissant requires, and its references lead somewhere', async () => {
  const croissant = JSON.parse(await textAt('/croissant.json?lang=en')) as Record<string, unknown>;
  expect(croissant).toMatchObject({
    '@type': 'Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: 'All data of the Tokorozawa Planning Graph',
    license: `${origin}/about`,
    isLiveDataset: true,
    datePublished: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
  });
  expect(await faultsOfCroissant(croissant)).toEqual([]);
  const changed = async (from: string | RegExp, to: string): Promise<string[]> =>
    faultsOfCroissant(JSON.parse(JSON.stringify(croissant).replace(from, to)) as object);
  expect(await changed('"isLiveDataset":true', '"isLiveDataset":false')).not.toEqual([]);
  expect(await changed('"license":', '"lizenz":')).toEqual([
    expect.stringContaining('has no https://schema.org/license'),
  ]);
  expect(await changed('"contentUrl":', '"address":')).toHaveLength(1);
  expect(await changed('"dataType":"sc:', '"type":"sc:')).toHaveLength(1);
  expect(await changed('"cr:RecordSet"', '"cr:Records"')).toHaveLength(1);
  expect(await changed('"fileObject":{"@id":"', '"fileObject":{"@id":"x')).toHaveLength(1);
  expect(await changed('croissant/1.0"', 'croissant/9"')).toEqual(['the version is not named']);
});

test('all of them are kept while the data stand, and change with them', async () => {
  const paths = ['/catalog.jsonld', '/catalog.ttl', '/datapackage.json', '/croissant.json'];
  const stateOf = async (path: string) => {
    const response = await gateway.get(path);
    const [modified] = /\d{4}-\d{2}-\d{2}T[\d:.]+\+09:00/.exec(await response.text()) ?? [];
    return { cache: response.headers.get('cache-status'), etag: response.headers.get('etag'), modified };
  };
  const before = await Promise.all(paths.map(stateOf));
  await eventually('all of them are served from the cache', async () =>
    (await Promise.all(paths.map(stateOf))).every(({ cache }) => cache?.includes('hit')),
  );
  await city.sql(`UPDATE international_relations.sister_city SET population = 2 WHERE id = 'sister-city-decatur'`);
  let after = before;
  await eventually('all of them change', async () => {
    after = await Promise.all(paths.map(stateOf));
    return after.every(({ etag }, at) => etag !== before[at]?.etag);
  });
  expect(new Set(after.map(({ modified }) => modified)).size).toBe(1);
  expect(Date.parse(after[0]?.modified ?? '')).toBeGreaterThan(Date.parse(before[0]?.modified ?? ''));
});

test('a change of a record moves "modified" of its domain, of what is collected, and of the whole, and of nothing else', async () => {
  const datasets = async () =>
    (await gateway.ask('{ datasets { id modified } }')).data?.datasets as { id: string; modified: string }[];
  const before = await datasets();
  await city.sql(`UPDATE international_relations.sister_city SET population = 1 WHERE id = 'sister-city-decatur'`);
  await eventually('the change is told', async () => (await datasets())[0]?.modified !== before[0]?.modified);
  const after = await datasets();
  const moved = after.filter(({ modified }, at) => modified !== before[at]?.modified).map(({ id }) => id);
  expect(moved).toEqual(['planning-graph', 'catalogue', 'international-relations']);
  const { data } = await gateway.ask(
    '{ changes(first: 1000, where: { records: ["sister-city-decatur"] }) { nodes { changedAt } } }',
  );
  const changes = (data?.changes as { nodes: { changedAt: string }[] }).nodes;
  expect(after[0]?.modified).toBe(changes.at(-1)?.changedAt);
});

test('what links to the catalog finds its other forms', async () => {
  const { headers } = await gateway.get('/catalog', { headers: { accept: 'text/turtle' } });
  expect(headers.get('content-type')).toBe('text/turtle; charset=utf-8');
  expect(headers.get('link')).toContain(`<${origin}/catalog>; rel="canonical"`);
  expect(headers.get('link')).toContain(`<${origin}/catalog.jsonld>; rel="alternate"; type="application/ld+json"`);
});

test.each(['ja', 'en'])('a person gets the catalog as a page with an anchor for each data set: %s', async (lang) => {
  const response = await gateway.get(`/catalog?lang=${lang}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
  const page = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(faultsOfHtml(page)).toEqual([]);
  const [, data = ''] = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page) ?? [];
  const graph = (JSON.parse(data) as { '@graph': { '@type': string; '@id': string; identifier: string }[] })['@graph'];
  expect(graph.map((dataset) => dataset['@type'])).toEqual(Array.from({ length: 9 }, () => 'Dataset'));
  for (const { identifier } of graph) expect(page).toContain(`id="${identifier}"`);
  for (const dataset of graph) expect(googleDataset.safeParse(dataset).error?.issues ?? []).toEqual([]);
  for (const name of ['name', 'description', 'license', 'creator', 'distribution', 'spatialCoverage'])
    expect(googleDataset.safeParse({ ...graph[0], [name]: undefined }).success).toBe(false);
  expect(googleDataset.safeParse({ ...graph[0], description: 'short' }).success).toBe(false);
});

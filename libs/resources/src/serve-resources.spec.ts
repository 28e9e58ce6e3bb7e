import { type Dependencies, HttpCache, ResponseCache, createMemoryStore } from '@tokorozawa/response-cache';
import { Locale } from '@tokorozawa/vocabulary';
import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import type { Answer, Ask, Resource } from './resource';
import { badParameter, completeData, notFound } from './resource-error';
import { resourceKeys } from './resource-keys';
import { serveResources } from './serve-resources';

let version = '1';
let asked: [string, Locale][] = [];
let nextAnswer: Answer<unknown>;
let server: FastifyInstance;

const city: Resource = {
  path: '/id/:id',
  parameters: ['size'],
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      async write({ params, ask, locale, addresses }) {
        const { data } = await ask('{ city }');
        if (params.id === 'nobody') throw notFound({ ja: 'ない', en: 'Nothing is here.' });
        const links = [addresses.absolute('/about'), addresses.relative('/about'), addresses.inLanguage(Locale.EN)];
        return { body: [params.id, locale, JSON.stringify(data), ...links].join(' ') };
      },
    },
    {
      mediaType: 'text/csv; charset=utf-8',
      suffix: 'csv',
      async write({ ask, query }) {
        if (query.get('size') === 'x') throw badParameter('size', { ja: '数', en: '"size" must be a number.' });
        completeData(await ask('{ city }'));
        return { body: 'a,b\n', headers: { 'content-disposition': 'attachment', 'x-common': 'own' } };
      },
    },
  ],
};

const drawn: Resource = {
  path: '/drawn/:id',
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      suffix: 'html',
      write: async ({ params }) => ({ body: `page of ${params.id}` }),
    },
    {
      mediaType: 'image/png',
      suffix: 'png',
      async write({ params }) {
        if (params.id === 'blank') throw notFound({ ja: '図がない', en: 'Nothing to draw.' });
        return { body: 'png' };
      },
    },
  ],
};
const list: Resource = {
  path: '/list',
  forms: [
    {
      mediaType: 'application/x-ndjson',
      suffix: 'jsonl',
      async write({ query }) {
        const end = query.has('lang') ? 'after' : 'before';
        async function* lines() {
          if (end === 'after') throw notFound({ ja: 'ない', en: 'Nothing is here.' });
          yield '1\n';
          yield '2\n';
        }
        return { body: lines() };
      },
    },
  ],
};

beforeEach(async () => {
  version = '1';
  asked = [];
  nextAnswer = { data: { city: 'Decatur' }, errors: [] };
  const [current, ask] = [() => version, async () => undefined];
  const versions = new Map([['plan', { current, last: current, ask, catchUp: ask }]]);
  const cache = new ResponseCache({ versions, stores: [createMemoryStore(1_000_000)], madeBy: 'c' });
  cache.useSupergraph('s');
  const httpCache = new HttpCache({
    cache,
    name: 'test',
    path: '/graphql',
    maxBodySize: 1_000,
    isJson: () => true,
    contentTypeFor: () => 'application/json',
    languageFor: (accepted) => (accepted === 'en' ? 'en' : 'ja'),
    isCommonHeader: (name) => name === 'x-common',
    resourceKeys: resourceKeys({ publicUrl: '', pageScript: () => undefined, isProxy: undefined }),
  });
  server = fastify();
  httpCache.register(server, () => true);
  server.addHook('onRequest', async (_request, reply) => void reply.header('x-common', 'common'));
  serveResources(server, [city, list, drawn], {
    publicUrl: '',
    pageScript: () => undefined,
    isSandbox: false,
    securityContacts: [],
    schema: () => buildSchema('type Query { city: String }'),
    schemaIn: () => buildSchema('type Query { city: String }'),
    askerOf(_request, locale, dependencies: Dependencies) {
      const ask = async (query: string) => {
        asked.push([query, locale]);
        dependencies.addVersion('plan', version);
        return nextAnswer;
      };
      return ask as Ask;
    },
    awaitTurn: () => undefined,
    limitConcurrency: (handler) => (request, reply) => handler(request, reply, 0),
    httpCache,
    errorPage: ({ text }, { locale }) => ({ body: `<p>${locale === Locale.EN ? text.en : text.ja}</p>` }),
  });
  await server.ready();
});
afterEach(() => server.close());

async function get(url: string, headers: Record<string, string> = {}) {
  const {
    statusCode: status,
    headers: fields,
    body,
  } = await server.inject({ url, headers: { host: 'h:1', ...headers } });
  return { status, body, type: fields['content-type'], cache: fields['cache-status'], fields };
}

test('the suffix chooses a form, or else "accept", and the first form is for everybody', async () => {
  expect(await get('/id/decatur')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(await get('/id/decatur', { accept: 'text/csv' })).toMatchObject({
    status: 200,
    type: 'text/csv; charset=utf-8',
  });
  expect(await get('/id/decatur.csv', { accept: 'text/html' })).toMatchObject({ body: 'a,b\n' });
  expect((await get('/id/v1.5')).body).toMatch(/^v1\.5 /);
  expect(await get('/list.jsonl')).toMatchObject({ body: '1\n2\n' });
  expect(await get('/list.pdf')).toMatchObject({ status: 404, type: 'application/problem+json; charset=utf-8' });
  expect((await get('/id/decatur', { accept: 'image/png' })).body).toContain('text/html, text/csv');
});

test('in place of a picture that cannot be drawn, the form that is accepted next is sent, and nothing is mixed up', async () => {
  const accept = 'image/png, text/html;q=0.5';
  expect(await get('/drawn/a', { accept })).toMatchObject({ status: 200, body: 'png', type: 'image/png' });
  for (let times = 0; times < 2; times++) {
    const page = { status: 200, body: 'page of blank', type: 'text/html; charset=utf-8' };
    expect(await get('/drawn/blank', { accept })).toMatchObject(page);
    expect((await get('/drawn/blank.png', { accept })).status).toBe(404);
    expect((await get('/drawn/blank', { accept: 'image/png' })).status).toBe(404);
  }
});

test('the language is that of "lang", or else of the reader, and links lead to the same place anywhere', async () => {
  const link = 'http://h:1/about ../about http://h:1/id/decatur?lang=en';
  expect((await get('/id/decatur')).body).toBe(`decatur JA {"city":"Decatur"} ${link}`);
  expect(await get('/id/decatur?lang=en')).toMatchObject({ fields: { 'content-language': 'en' } });
  expect((await get('/id/decatur', { 'accept-language': 'en' })).body).toContain('EN');
  expect(asked.map(([, locale]) => locale)).toEqual([Locale.JA, Locale.EN, Locale.EN]);
  expect(await get('/id/decatur?lang=fr', { accept: 'text/csv' })).toMatchObject({ status: 400 });
});

test('what is complete is kept while the data stand, for each form, language and parameter, and no other parameter matters', async () => {
  expect((await get('/id/decatur')).cache).toBe('test; fwd=miss; stored');
  const kept = await get('/id/decatur?fbclid=1');
  expect(kept).toMatchObject({ cache: 'test; hit', type: 'text/html; charset=utf-8' });
  expect(kept.fields['x-common']).toBe('common');
  expect(await get('/id/decatur', { 'if-none-match': String(kept.fields.etag) })).toMatchObject({
    status: 304,
    body: '',
  });
  expect((await get('/id/decatur', { host: 'other' })).cache).toContain('miss');
  expect((await get('/id/decatur?size=2')).cache).toContain('miss');
  expect((await get('/id/decatur.csv')).fields['x-common']).toBe('own');
  const csv = await get('/id/decatur.csv');
  expect(csv).toMatchObject({ cache: 'test; hit', body: 'a,b\n', fields: { 'content-disposition': 'attachment' } });
  expect(csv.fields['x-common']).toBe('own');
  version = '2';
  expect((await get('/id/decatur')).cache).toContain('miss');
});

test('what lacks something is not kept, and a file that would lack something is not sent', async () => {
  nextAnswer = { data: { city: null }, errors: [{ message: 'Down.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
  expect(await get('/id/decatur')).toMatchObject({ status: 200, cache: undefined });
  expect((await get('/id/decatur')).cache).toBeUndefined();
  const { status, body, fields } = await get('/id/decatur.csv');
  expect([status, JSON.parse(body)]).toEqual([
    503,
    {
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'いま答えられない領域があります。少し待ってから、もう一度お試しください。',
      code: 'SUBGRAPH_UNAVAILABLE',
    },
  ]);
  expect(fields).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' });
});

test('a fault is told in the form that was asked for, before anything is sent', async () => {
  expect(await get('/id/nobody')).toMatchObject({ status: 404, body: '<p>ない</p>', type: 'text/html; charset=utf-8' });
  expect((await get('/id/nobody', { 'accept-language': 'en' })).body).toBe('<p>Nothing is here.</p>');
  expect(JSON.parse((await get('/id/a.csv?size=x')).body)).toMatchObject({ parameter: 'size', code: 'BAD_USER_INPUT' });
  expect(await get('/list.jsonl?lang=en')).toMatchObject({
    status: 404,
    type: 'application/problem+json; charset=utf-8',
  });
  const { status, body } = await get('/list.jsonl?sise=1');
  expect([status, JSON.parse(body)]).toEqual([400, expect.objectContaining({ parameter: 'sise' })]);
});

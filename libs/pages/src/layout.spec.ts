import { Addresses, type Form } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { errorPage } from './error-page';
import { linkHeader } from './headers';
import { writePage } from './layout';

const form = { mediaType: 'text/csv; charset=utf-8', suffix: 'csv', write: async () => ({ body: '' }) } satisfies Form;
const addresses = new Addresses('https://www.city.example/keikaku', '/id/decatur.html', Locale.EN);
const context = { locale: Locale.EN, addresses, isSandbox: false };

test('a page names its permanent address, its languages and forms, and its links work below any path', () => {
  const picture = { path: '/id/decatur.png', size: { width: 1200, height: 630 }, text: 'Population' };
  const page = writePage(context, {
    title: '<Decatur>',
    description: 'A "sister city"',
    path: '/id/decatur',
    forms: [form],
    picture,
    data: { name: '</script>' },
    main: html`<h1>${'<Decatur>'}</h1>`,
  }).replaceAll(/\s+/g, ' ');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<title>&lt;Decatur&gt; – Tokorozawa Planning Graph</title>');
  expect(page).toContain('content="A &quot;sister city&quot;"');
  expect(page).toContain('rel="canonical" href="https://www.city.example/keikaku/id/decatur?lang=en"');
  expect(page).toContain('hreflang="ja" href="https://www.city.example/keikaku/id/decatur?lang=ja"');
  expect(page).toContain('type="text/csv" href="https://www.city.example/keikaku/id/decatur.csv"');
  expect(page).toContain('property="og:image" content="https://www.city.example/keikaku/id/decatur.png?lang=en"');
  expect(page).toContain('{"name":"\\u003c/script>"}');
  expect(page).toContain('href="../about?lang=en"');
  expect(page).toMatch(/<form[^>]*action="\.\.\/"/);
  expect(page).not.toContain('Sandbox');
});

test('a page of an instance for trying says so', () => {
  const page = writePage({ ...context, isSandbox: true }, { title: 'Decatur', main: html`` });
  expect(page).toContain('<title>[Sandbox] Decatur');
  expect(page).toContain('are made up');
  expect(page).toContain('name="robots" content="noindex"');
});

test('a page that is not there offers to search for the words of its address', () => {
  const missing = { status: 404, text: { ja: 'ない', en: 'Nothing is here.' } } as Parameters<typeof errorPage>[0];
  const { body, headers } = errorPage(missing, {
    ...context,
    addresses: new Addresses('https://www.city.example', '/id/sister-city%20%22dec%22.html'),
  });
  expect(body).toContain('value="sister city &quot;dec&quot;"');
  expect(headers?.['content-security-policy']).toContain("form-action 'self'");
});

test('the header "link" says the same as the head of a page', () => {
  expect(linkHeader(addresses, { path: '/id/decatur', forms: [form], describedBy: '/data' }).split(', ')).toEqual([
    '<https://www.city.example/keikaku/id/decatur?lang=en>; rel="canonical"',
    '<https://www.city.example/keikaku/id/decatur?lang=ja>; rel="alternate"; hreflang="ja"',
    '<https://www.city.example/keikaku/id/decatur?lang=en>; rel="alternate"; hreflang="en"',
    '<https://www.city.example/keikaku/id/decatur.csv>; rel="alternate"; type="text/csv"',
    '<https://www.city.example/keikaku/data>; rel="describedby"',
  ]);
});

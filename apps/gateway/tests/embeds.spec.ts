import { createHash } from 'node:crypto';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
const cached = sharedGateway({ cacheMegabytes: 8 });

const figureId = async (): Promise<string> => {
  const { data } = await gateway.ask(
    '{ observations(where: { indicators: ["consultation-cases"] }) { nodes { id } } }',
  );
  return (data as { observations: { nodes: [{ id: string }] } }).observations.nodes[0].id;
};

test('an embedded page may be framed by anybody, and no other address may', async () => {
  const id = await figureId();
  for (const path of [
    '/embed/q/gender-equality/women-in-decision-making',
    '/embed/indicators/consultation-cases',
    `/embed/id/${id}`,
  ]) {
    const response = await gateway.get(path);
    const { status, headers } = response;
    expect([path, status, headers.get('x-frame-options')]).toEqual([path, 200, null]);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors \*$/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src/);
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(await response.text()) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  }
  const others = [
    '/',
    '/q',
    '/q/gender-equality/courses',
    '/q/gender-equality/courses.json',
    '/openapi.json',
    '/oembed',
    '/graphql',
  ];
  const faults = [
    '/embed/id/nothing',
    '/embed/indicators/nothing',
    '/embed/q/a/b',
    '/embed/q/gender-equality/courses?first=x',
    '/embed',
  ];
  for (const path of [...others, ...faults, `/id/${id}`, '/indicators/consultation-cases', '/schema.graphql']) {
    const { headers } = await gateway.get(path);
    expect([path, headers.get('x-frame-options')]).toEqual([path, 'SAMEORIGIN']);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('what an embedded page leads to opens beside it, because it may not stand in the frame, and a note is in the page', async () => {
  for (const path of [
    '/embed/q/regional-partnership/academic-agreements',
    '/embed/q/gender-equality/women-in-decision-making',
    '/embed/indicators/consultation-cases',
    `/embed/id/${await figureId()}`,
  ]) {
    const html = await (await gateway.get(path)).text();
    expect(html).toContain('<base target="_blank" />');
    const links = [...html.matchAll(/<a\s([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) {
      if (/href="#/.test(link)) expect(link).toContain('target="_self"');
      else expect(link).not.toMatch(/target="(?!_blank)/);
    }
  }
});

test('an embedded page keeps its own frame rules when it comes from the cache', async () => {
  for (let round = 0; round < 2; round++) {
    const embed = await cached.get('/embed/indicators/consultation-cases');
    expect([embed.status, embed.headers.get('x-frame-options')]).toEqual([200, null]);
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
    const page = await cached.get('/q/gender-equality/consultation-cases');
    expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'SAMEORIGIN']);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('an embedded page shows a figure with unit and period, its source, and in words that it was corrected', async () => {
  const html = await (await gateway.get(`/embed/id/${await figureId()}?lang=en`)).text();
  expect(html).toMatch(/<p class="big">\s*[\d,]+</);
  expect(html).toContain('FY2023 (Reiwa 5)');
  const marked = await (await gateway.get('/embed/q/gender-equality/courses?lang=en')).text();
  expect(marked).toContain('Corrected:');
  const dark = await (await gateway.get('/embed/q/gender-equality/women-in-decision-making?theme=dark&lang=en')).text();
  expect(dark).toContain('data-theme="dark"');
  expect(dark).toContain('theme=dark');
  expect(dark).not.toContain('prefers-color-scheme: dark)"');
});

test('an embedded page is found by the address of the page that it stands for (oEmbed), and nothing foreign is', async () => {
  const oembed = (query: string) => gateway.get(`/oembed?${query}`);
  const url = (path: string) => `url=${encodeURIComponent(gateway.url + path)}`;
  const page = await (await gateway.get('/q/gender-equality/courses')).text();
  expect(page).toContain('application/json+oembed');
  const found = await oembed(`${url('/q/gender-equality/courses?first=3')}&maxwidth=400&maxheight=300&lang=en`);
  const answer = (await found.json()) as Record<string, unknown>;
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 400, height: 300 });
  expect(answer.html).toMatch(
    /^<iframe src="[^"]*\/embed\/q\/gender-equality\/courses\?first=3&amp;lang=en" title="[^"]+" width="400" height="300"/,
  );
  for (const path of ['/indicators/consultation-cases', `/id/${await figureId()}`])
    expect(await (await oembed(url(path))).json()).toMatchObject({ type: 'rich' });
  const xml = await oembed(`${url('/q/gender-equality/courses')}&format=xml`);
  expect([xml.headers.get('content-type'), await xml.text()]).toEqual([
    'text/xml; charset=utf-8',
    expect.stringMatching(/<oembed><version>1.0<\/version>.*&lt;iframe/),
  ]);
  for (const foreign of [
    'url=https%3A%2F%2Fevil.example%2Fq%2Fgender-equality%2Fcourses',
    url('/graphql'),
    url('/q/a/b'),
    url('/id/sister-city-decatur'),
    url('/id/zzz'),
    'url=x',
  ])
    expect([foreign, (await oembed(foreign)).status]).toEqual([foreign, 404]);
  expect((await oembed(`${url('/q/gender-equality/courses')}&format=yaml`)).status).toBe(501);
  expect((await oembed(`${url('/q/gender-equality/courses')}&maxwidth=x`)).status).toBe(400);
  expect((await oembed('format=json')).status).toBe(400);
});

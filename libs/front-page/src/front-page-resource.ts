import { inLanguage, pageHeaders, writePage } from '@tokorozawa/pages';
import type { KnownQuestions } from '@tokorozawa/questions';
import type { Representation, Resource, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { searchBox } from './search/search-box';
import { readSearch, searchInQuery, type Search } from './search/search';
import { foundSection, saidOf, statusOf } from './search/found';
import { datasetAsData, description, siteTitle } from './site';
import { writeStory } from './story';
import { styleLink } from './style';

/** `/`: the story of the site or, with `?q=`, what a search finds. */
export const frontPageResource = (known: KnownQuestions): Resource => ({
  path: '/',
  parameters: ['q', 'domain'],
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      async write(request) {
        const search = searchInQuery(request);
        return search.text === '' ? writeFrontPage(known, request) : writeSearchPage(request, search);
      },
    },
  ],
});

async function writeFrontPage(known: KnownQuestions, request: ResourceRequest): Promise<Representation> {
  const body = writePage(request, {
    title: siteTitle(request),
    description: inLanguage(request, description),
    path: '/',
    data: datasetAsData(request),
    search: false,
    head: styleLink(request, { hasFeeds: true }),
    main: html`${searchBox(request, { text: '', said: '' })}
      <div id="below">${await writeStory(known, request)}</div>`,
  });
  return { body, headers: pageHeaders(request.addresses, { path: '/' }) };
}

async function writeSearchPage(request: ResourceRequest, search: Search): Promise<Representation> {
  const outcome = await readSearch(request, search);
  const parameters = new URLSearchParams({ q: search.text, ...(search.subgraph && { domain: search.subgraph }) });
  const { 'content-security-policy': policy } = pageHeaders(request.addresses, { path: '/' });
  const body = writePage(request, {
    title: search.text,
    search: false,
    parameters,
    head: styleLink(request),
    main: html`${searchBox(request, { text: search.text, said: saidOf(request, outcome) })}
      <div id="below">${foundSection(request, search, outcome)}</div>`,
  });
  return {
    status: statusOf(outcome),
    body,
    headers: policy === undefined ? {} : { 'content-security-policy': policy },
  };
}

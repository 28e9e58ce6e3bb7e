import type { Representation, ResourceError, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { waysOn, wordsOf } from '../error-page';
import { plainPageHeaders } from '../headers';
import { inLanguage, writePage } from '../layout';
import { recordLink } from './show-value';

const query = `query NearestRecords($text: String!) {
  search(text: $text, first: 8) { nodes { title recordId record { id } } suggestions { text } }
  suggest(text: $text, first: 5) { text }
}`;

interface Found {
  search: {
    nodes: { title: string; recordId: string | null; record: { id: string } | null }[];
    suggestions: { text: string }[];
  } | null;
  suggest: { text: string }[] | null;
}

/** Tells a person that there is no such record, with what its words lead to. */
export async function missingRecordPage(request: ResourceRequest, { text }: ResourceError): Promise<Representation> {
  const words = wordsOf(`/${request.params.id}`);
  const { data } = words ? await request.ask<Found>(query, { text: words }) : { data: null };
  const found = (data?.search?.nodes ?? []).flatMap(({ title, record }) =>
    record ? [{ id: record.id, name: title }] : [],
  );
  const others = [...(data?.search?.suggestions ?? []), ...(data?.suggest ?? [])].map((suggestion) => suggestion.text);
  const title = inLanguage(request, { ja: '記録が見つかりません', en: 'Record not found' });
  const body = writePage(request, {
    title,
    search: words,
    main: html`<h1>${title}</h1>
      <p>${inLanguage(request, text)}</p>
      ${
        found.length > 0
          ? html`<h2>${inLanguage(request, { ja: '近い記録', en: 'Records like it' })}</h2>
              <ul class="links">
                ${found.map((record) => html`<li>${recordLink(request, record)}</li>`)}
              </ul>`
          : ''
      }
      ${
        others.length > 0
          ? html`<p>
              ${inLanguage(request, { ja: '次のことばで探せます:', en: 'Search for: ' })}
              ${[...new Set(others)].map(
                (other) =>
                  html`<a href="${request.addresses.relative('/')}?q=${encodeURIComponent(other)}">${other}</a> `,
              )}
            </p>`
          : ''
      }
      ${waysOn(request)}`,
  });
  return { body, status: 404, headers: { ...plainPageHeaders, 'cache-control': 'no-store' } };
}

import type { Representation, ResourceError, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { waysOn, wordsOf } from '../error-page';
import { plainPageHeaders } from '../headers';
import { inLanguage, writePage } from '../layout';
import { recordLink } from './show-value';

const query = `query NearestRecords($text: String!) {
  search(text: $text, first: 8) { nodes { title record { id } } suggestions { text kind } }
}`;

interface Found {
  search: {
    nodes: { title: string; record: { id: string } | null }[];
    suggestions: { text: string; kind: string }[];
  } | null;
}

interface Nearest {
  records: { id: string; name: string }[];
  /** Other words to search for. */
  words: string[];
}

/** The records whose words are nearest to a text or, if there are none, to the text that is suggested instead. */
async function findNearest({ ask }: ResourceRequest, text: string): Promise<Nearest> {
  if (text === '') return { records: [], words: [] };
  const { data } = await ask<Found>(query, { text });
  const suggestions = data?.search?.suggestions ?? [];
  const records = recordsOf(data);
  const words = suggestions.map((suggestion) => suggestion.text);
  const similar = suggestions.find(({ kind }) => kind === 'SIMILAR') ?? suggestions[0];
  if (records.length > 0 || !similar) return { records, words };
  const again = await ask<Found>(query, { text: similar.text });
  return { records: recordsOf(again.data), words };
}

const recordsOf = (data: Found | null): Nearest['records'] =>
  (data?.search?.nodes ?? []).flatMap(({ title, record }) => (record ? [{ id: record.id, name: title }] : []));

/** Tells a person that there is no such record, with what its words lead to. */
export async function missingRecordPage(request: ResourceRequest, { text }: ResourceError): Promise<Representation> {
  const words = wordsOf(`/${request.params.id}`);
  const nearest = await findNearest(request, words);
  const title = inLanguage(request, { ja: '記録が見つかりません', en: 'Record not found' });
  const body = writePage(request, {
    title,
    search: words,
    main: html`<h1>${title}</h1>
      <p>${inLanguage(request, text)}</p>
      ${
        nearest.records.length > 0
          ? html`<h2>${inLanguage(request, { ja: '近い記録', en: 'Records like it' })}</h2>
              <ul class="links">
                ${nearest.records.map((record) => html`<li>${recordLink(request, record)}</li>`)}
              </ul>`
          : ''
      }
      ${
        nearest.words.length > 0
          ? html`<p>
              ${inLanguage(request, { ja: '次のことばで探せます:', en: 'Search for: ' })}
              ${nearest.words.map(
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

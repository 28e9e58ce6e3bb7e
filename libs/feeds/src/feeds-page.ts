import { pageHeaders, writePage } from '@tokorozawa/pages';
import { domainNameOf, type Resource, type ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { isEnumType } from 'graphql';
import { atomType } from './atom';
import { nameOf, say } from './feed-request';

const path = '/feeds';

/** The page that says which feeds there are. */
export const listOfFeeds: Resource = {
  path,
  forms: [
    {
      mediaType: 'text/html; charset=utf-8',
      async write(request) {
        const { addresses } = request;
        const what = (ja: string, en: string): string => say(request, { ja, en });
        const title = what('フィード', 'Feeds');
        const description = what(
          '新しい記録、変わった記録、資料の訂正を、フィードリーダー(Atom)で受け取れます。',
          'New and changed records, and corrections of the publication, for feed readers (Atom).',
        );
        const link = (name: string, text: string) =>
          html`<li><a href="${addresses.relative(`/feeds/${name}.atom`)}" type="${atomType}">${text}</a></li>`;
        const main = html`<h1>${title}</h1>
          <p>${description}</p>
          <ul>
            ${link('changes', what('新しい記録と変更', 'New and changed records'))}
            ${link('corrections', what('資料の訂正', 'Corrections of the publication'))}
          </ul>
          <h2>${what('領域ごと', 'By domain')}</h2>
          <ul>
            ${subgraphs(request).map((name) => link(domainNameOf(name), nameOf(request, 'Subgraph', name)))}
          </ul>
          <h2>${what('絞り込み', 'Narrowing')}</h2>
          <dl>
            <dt><code>type</code></dt>
            <dd>
              ${what(
                '記録の種類。「?type=SisterCity」のように書きます。',
                'A type of records, such as "?type=SisterCity".',
              )}
            </dd>
            <dt><code>subgraph</code>, <code>kind</code></dt>
            <dd>
              ${what(
                '訂正の領域と種類。「?subgraph=comprehensive-plan&kind=misprint」のように書きます。',
                'The domain and the kind of corrections: "?subgraph=comprehensive-plan&kind=misprint".',
              )}
            </dd>
            <dt><code>lang</code></dt>
            <dd>${what('言語。ja または en です。', 'The language, ja or en.')}</dd>
          </dl>`;
        return {
          body: writePage(request, { title, description, path, main }),
          headers: pageHeaders(addresses, { path }),
        };
      },
    },
  ],
};

function subgraphs({ schema }: ResourceRequest): string[] {
  const type = schema.getType('Subgraph');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

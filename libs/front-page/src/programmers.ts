import { inLanguage, type Html } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';

/** The ways by which programs, and people who write them, get the data. */
export function programmersSection(request: ResourceRequest): Html {
  const { addresses, locale } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const schema = locale === Locale.EN ? '/schema.graphql' : '/schema.ja.graphql';
  const ways = [
    {
      path: '/explorer',
      name: t('エクスプローラー', 'Explorer'),
      about: t(
        'GraphQL の問い合わせを書いて試す画面。各言語のコードも写せます。',
        'Write and try GraphQL queries, and copy them as code in many languages.',
      ),
    },
    {
      path: schema,
      name: 'GraphQL',
      about: t(
        '窓口は /graphql。これはその型と項目の説明です。',
        'The endpoint is /graphql. This is its schema, described.',
      ),
    },
    {
      path: '/openapi.json',
      name: 'OpenAPI',
      about: t(
        '質問、記録、ファイルを REST で呼ぶための記述。',
        'Describes questions, records and files as REST operations.',
      ),
    },
    {
      path: '/data',
      name: t('データの説明', 'The data, described'),
      about: t('記録の種類と項目の辞書。', 'A dictionary of the kinds of records and their fields.'),
    },
    {
      path: '/export',
      name: t('ファイル', 'Files'),
      about: t('すべての一覧を CSV、Excel、Parquet などで。', 'Every list as CSV, Excel, Parquet and more.'),
    },
    {
      path: '/catalog',
      name: t('データカタログ', 'Data catalog'),
      about: t('DCAT、Data Package、Croissant。', 'DCAT, Data Package, Croissant.'),
    },
    {
      path: '/calendars',
      name: t('カレンダー', 'Calendars'),
      about: t(
        '開館日、相談、講座、イベントを予定表に。',
        'Opening days, consultations, courses and events in your calendar.',
      ),
    },
    {
      path: '/feeds',
      name: t('フィード', 'Feeds'),
      about: t('新しい記録と訂正を知らせる Atom。', 'New records and corrections, as Atom.'),
    },
  ];
  return html`<section aria-labelledby="programs">
    <h2 id="programs">${t('プログラムから使う', 'For programmers')}</h2>
    <ul class="way-list">
      ${ways.map(({ path, name, about }) => html`<li><a href="${addresses.link(path)}">${name}</a> ${about}</li>`)}
      <li>
        <strong>MCP</strong> ${t('AI アシスタントの接続先は ', 'Assistants connect at ')}<code
          >${addresses.absolute('/mcp')}</code
        >
      </li>
    </ul>
  </section>`;
}

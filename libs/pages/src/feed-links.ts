import { html } from 'hono/html';
import { inLanguage, type Html, type PageContext } from './layout';

export interface FollowedRecords {
  /** The enum value of the domain, such as `INTERNATIONAL_RELATIONS`; undefined for all of them. */
  subgraph?: string;
  /** The name of the type in the graph, such as `SisterCity`; undefined for all of them. */
  typeName?: string;
}

/** The feeds with news of some records, and of all corrections, as links in the head of a page by which feed readers find them. */
export function feedLinks(context: PageContext, { subgraph, typeName }: FollowedRecords = {}): Html {
  const name = subgraph === undefined ? 'changes' : subgraph.toLowerCase().replaceAll('_', '-');
  const search = typeName === undefined ? '' : `?type=${encodeURIComponent(typeName)}`;
  const feeds = [
    { path: `/feeds/${name}.atom${search}`, ja: '新しい記録と変更', en: 'New and changed records' },
    { path: '/feeds/corrections.atom', ja: '資料の訂正', en: 'Corrections of the publication' },
  ];
  return html`${feeds.map(
    ({ path, ja, en }) =>
      html`<link
        rel="alternate"
        type="application/atom+xml"
        title="${inLanguage(context, { ja, en })}"
        href="${context.addresses.link(path)}"
      />`,
  )}`;
}

import { inLanguage, tagOf, writePage } from '@tokorozawa/pages';
import type { ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { doubtsText } from './dcat';
import type { DescribedDataset } from './read-datasets';
import { schemaOrgDataset } from './schema-org';

/** The data sets for people, each at its anchor, with the same in the terms of schema.org for search engines. */
export function writeCatalogPage(request: ResourceRequest, datasets: DescribedDataset[], path: string): string {
  const { addresses, locale } = request;
  const t = (ja: string, en: string): string => inLanguage(request, { ja, en });
  const tag = tagOf(request);
  const title = t('データセット', 'Data sets');
  const about = t(
    'どんなデータがあるか、どの形式で手に入るか、どう引用するか。',
    'Which data there are, in which formats they can be had, and how to cite them.',
  );
  const section = ({ id, title, description, doubts, license, citation, distributions }: DescribedDataset) => html`
    <h2 id="${id}">${title[tag]}</h2>
    <p>${description[tag]}</p>
    <p>${doubtsText(doubts)[tag]} ${license.statement[tag]}</p>
    <ul class="links">
      ${distributions
        .filter(({ format }) => format === 'CSV' || format === 'Data Package')
        .map(
          (one) =>
            html`<li><a href="${addresses.relative(one.downloadUrl ?? one.accessUrl)}">${one.title[tag]}</a></li>`,
        )}
      <li><a href="${addresses.link('/export')}">${t('ほかの形式', 'Other formats')}</a></li>
    </ul>
    <p class="quote">${citation[tag]}</p>
  `;
  const [whole, ...parts] = datasets;
  return writePage(request, {
    title,
    description: about,
    path,
    data: {
      '@context': 'https://schema.org',
      '@graph': datasets.map((dataset) => schemaOrgDataset(dataset, locale, addresses.absolute('/about'))),
    },
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      ${[...parts, ...(whole ? [whole] : [])].map(section)}`,
  });
}

import { completeData, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf, type Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { dataTable } from '../data-table';
import { writePage } from '../layout';
import { numberText } from '../values';
import { unitName } from '../words/amount-words';
import { translatorOf } from '../words/translator';
import { indicatorPath } from './indicator-page';

export interface ListedIndicator {
  id: string;
  code: string;
  name: string;
  definition: string;
  unit: Unit;
  observations: { totalCount: number } | null;
}

interface ListPage {
  indicators: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: ListedIndicator[] };
}

const query = `query Indicators($after: String) {
  indicators(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id code name definition unit observations(first: 0) { totalCount } }
  }
}`;

/** All indicators, ordered by their names. */
export async function readIndicators({ ask, locale }: ResourceRequest): Promise<ListedIndicator[]> {
  const listed: ListedIndicator[] = [];
  for (let after: string | null = null; ;) {
    const { indicators }: ListPage = completeData(await ask<ListPage>(query, { after }));
    listed.push(...indicators.nodes);
    if (!indicators.pageInfo.hasNextPage) break;
    after = indicators.pageInfo.endCursor;
  }
  const order = new Intl.Collator(languageTagOf[locale]);
  return listed.sort((a, b) => order.compare(a.name, b.name));
}

export function indicatorsPage(
  request: ResourceRequest,
  indicators: readonly ListedIndicator[],
  forms: readonly Form[],
): string {
  const { addresses, locale } = request;
  const t = translatorOf(request);
  const title = t('指標', 'Indicators');
  const about = t(
    '資料にある数値を、何の数値かで分けたものです。それぞれのページに、数値が示すこと、一覧、定義、単位、出典、訂正があります。',
    'The figures of the source, by what they measure. The page of each says what its figures show, and lists them with their definition, unit, sources and corrections.',
  );
  return writePage(request, {
    title,
    description: about,
    path: '/indicators',
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>
      ${dataTable({
        name: { label: title },
        caption: t(`${indicators.length}件`, `${indicators.length} indicators`),
        columns: [
          { header: t('指標', 'Indicator') },
          { header: t('定義', 'Definition'), style: 'long' },
          { header: t('単位', 'Unit'), style: 'short' },
          { header: t('数値の数', 'Figures'), style: 'number' },
        ],
        rows: indicators.map(({ id, code, name, definition, unit, observations }) => ({
          id: code,
          cells: [
            html`<a href="${addresses.link(indicatorPath(id))}">${name}</a>`,
            definition,
            unitName(unit, locale),
            observations ? numberText(observations.totalCount, locale) : '',
          ],
        })),
      })}`,
  });
}

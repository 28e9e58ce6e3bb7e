import { enumText } from '@tokorozawa/record-fields';
import { completeData, type Form, type ResourceRequest } from '@tokorozawa/resources';
import { languageTagOf, type Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import { inLanguage, writePage } from '../layout';
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
  const { addresses, schema } = request;
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
      <div class="table" role="region" aria-label="${title}" tabindex="0">
        <table>
          <caption>
            ${t(`${indicators.length}件`, `${indicators.length} indicators`)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('指標', 'Indicator')}</th>
              <th scope="col">${t('定義', 'Definition')}</th>
              <th scope="col">${t('単位', 'Unit')}</th>
              <th scope="col" class="number">${t('数値の数', 'Figures')}</th>
            </tr>
          </thead>
          <tbody>
            ${indicators.map(
              ({ id, code, name, definition, unit, observations }) =>
                html`<tr id="${code}">
                  <th scope="row"><a href="${addresses.link(indicatorPath(id))}">${name}</a></th>
                  <td>${definition}</td>
                  <td>${inLanguage(request, enumText(schema.getType('Unit') as never, unit))}</td>
                  <td class="number">${observations?.totalCount}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  });
}

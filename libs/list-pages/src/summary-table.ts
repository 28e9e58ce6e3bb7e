import {
  amountWords,
  dateText,
  inLanguage,
  numberText,
  paperLink,
  translatorOf,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { enumText } from '@tokorozawa/record-fields';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import type { Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import type { Grouping } from './grouping';
import type { ColumnChoice } from './column-choices';
import { listPath, searchText } from './list-address';
import type { Reference } from './list-table';
import type { ListRequest } from './read-page';
import { maxRecords, type Amount, type Summary, type SummaryGroup } from './read-summary';

/**
 * Counts, sums, averages and extremes of figures. What may not be added up says why.
 * @param records how many records meet the conditions
 */
export function summaryPart(
  context: PageContext,
  { list, parameters }: ListRequest,
  grouping: Grouping,
  summary: Summary,
  records: number,
): Html {
  const t = translatorOf(context);
  const most = numberText(maxRecords, context.locale);
  const tooMany = t(
    `条件に合う記録が${most}件を超えるため、集計できません。条件を増やして${most}件以下にしてください。`,
    `More than ${most} records meet the conditions, too many for a summary. Give more conditions.`,
  );
  const away = t(
    'いま数値を取得できないため、集計できません。しばらくしてから、もう一度開いてください。',
    'The figures cannot be read now, so there is no summary. Please open the page again later.',
  );
  const count = numberText(records, context.locale);
  return html`<h2 id="summary">${t('数値の集計', 'Summary of the figures')}</h2>
    <p>
      <a href="#table"
        >${t(`${count}件の記録の表へ`, records === 1 ? 'To the table of the record' : `To the table of the ${count} records`)}</a
      >
    </p>
    ${
      typeof summary === 'string'
        ? html`<p class="notice">${summary === 'tooManyRecords' ? tooMany : away}</p>`
        : summary.length === 0
          ? html`<p>
              ${t('条件に合う記録には、集計できる数値がありません。', 'The records that meet the conditions have no figures.')}
            </p>`
          : html`${groupsTable(context, grouping, summary, records)} ${summaryFiles(context, list, parameters)}`
    }`;
}

function summaryFiles(context: PageContext, list: ListRequest['list'], parameters: URLSearchParams): Html {
  const link = (suffix: string, name: string): Html =>
    paperLink(context, `${listPath(list)}.${suffix}${searchText(parameters)}`, name, `summary-${suffix}`);
  return html`<p class="saved">
    ${inLanguage(context, { ja: '集計を保存', en: 'Save the summary' })}: ${link('xlsx', 'Excel (XLSX)')}
    ${link('csv', 'CSV')}
  </p>`;
}

function groupsTable(context: PageContext, grouping: Grouping, groups: readonly SummaryGroup[], records: number): Html {
  const t = translatorOf(context);
  const keys = keysOf(context, grouping);
  const headers = headersOf(context);
  return html`<p class="soft">
      ${scopeText(context, grouping, records)}
      ${t(
        '平均は、合計できる数値の合計を個数で割ったものです。合計できない数値は、その理由を示します。',
        'The average is the sum divided by the count, where figures can be added up. Where they cannot, the reason is given.',
      )}
    </p>
    <div class="table" tabindex="0" role="region" aria-labelledby="summary">
      <table class="stacked" data-whole>
        <caption>
          ${inLanguage(context, grouping.label)}
        </caption>
        <thead>
          <tr>
            ${keys.map(({ header }) => html`<th scope="col">${header}</th>`)}
            ${Object.values(headers).map((header) => html`<th scope="col" class="number">${header}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            (group) =>
              html`<tr>
                ${keys.map((key) => keyCell(context, key, group))}
                <td class="number" data-header="${headers.count}">${numberText(group.count, context.locale)}</td>
                ${sumAndAverage(context, headers, group)} ${amountCell(context, headers.least, group.min)}
                ${amountCell(context, headers.most, group.max)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** What the columns behind the groups are called. */
export function headersOf(context: PageContext) {
  const t = translatorOf(context);
  return {
    count: t('個数', 'Count'),
    sum: t('合計', 'Sum'),
    average: t('平均', 'Average'),
    least: t('最小', 'Least'),
    most: t('最大', 'Most'),
  };
}

type Headers = ReturnType<typeof headersOf>;

/** Whose figures are counted: those of the other pages too. */
function scopeText(context: PageContext, { column }: Grouping, records: number): string {
  const t = translatorOf(context);
  const count = numberText(records, context.locale);
  const all = t(
    `条件に合う${count}件すべての記録の数値です。`,
    records === 1
      ? 'These are the figures of the one record that meets the conditions.'
      : `These are the figures of all ${count} records that meet the conditions.`,
  );
  if (!column?.isList) return all;
  return t(
    `${all}複数に属する記録は、それぞれに数えます。`,
    `${all} A record that belongs to several is counted in each of them.`,
  );
}

/** What tells the groups of a summary apart. */
export interface GroupKey {
  header: string;
  text(group: SummaryGroup): string;
  /** Of the page of what the text names. */
  path?(group: SummaryGroup): string | undefined;
}

/** The columns that say which group a row is. */
export function keysOf(context: PageContext, { groupBy, column }: Grouping): GroupKey[] {
  const t = translatorOf(context);
  const keys: Record<string, GroupKey> = {
    INDICATOR: {
      header: t('指標', 'Indicator'),
      text: ({ indicator }) => indicator?.name ?? '',
      path: ({ indicator }) => (indicator ? `/indicators/${indicator.code}` : undefined),
    },
    FISCAL_YEAR: {
      header: t('年度', 'Fiscal year'),
      text: ({ fiscalYear }) =>
        typeof fiscalYear !== 'number' ? t('複数', 'Several') : t(`${fiscalYear}年度`, String(fiscalYear)),
    },
    PERIOD: {
      header: t('時点', 'Period'),
      text: ({ date }) => (date ? dateText(date, context.locale) : ''),
    },
    RECORD: {
      header: t('記録', 'Record'),
      text: ({ record }) => record?.name ?? '',
      path: ({ record }) => (record ? recordPath(record.id) : undefined),
    },
  };
  const ofFigures = groupBy.flatMap((name) => keys[name] ?? []);
  if (column) return [keyOfColumn(context, column), ...ofFigures];
  if (groupBy.length === 0) return [{ header: t('範囲', 'Figures'), text: () => t('すべての数値', 'All figures') }];
  return ofFigures;
}

/** The values of a field of the records: values of an enum, or other records. */
function keyOfColumn(context: PageContext, { header, kind, type }: ColumnChoice): GroupKey {
  const none = translatorOf(context)('なし', 'None');
  const recordOf = ({ value }: SummaryGroup): Partial<Reference> | undefined =>
    kind === 'record' ? (value ?? undefined) : undefined;
  return {
    header: inLanguage(context, header),
    text: (group) => {
      if (group.value === null || group.value === undefined) return none;
      const record = recordOf(group);
      return record ? (record.name ?? record.id ?? '') : inLanguage(context, enumText(type, String(group.value)));
    },
    path: (group) => {
      const id = recordOf(group)?.id;
      return id === undefined ? undefined : recordPath(id);
    },
  };
}

function keyCell({ addresses }: PageContext, { text, path }: GroupKey, group: SummaryGroup): Html {
  const leadsTo = path?.(group);
  return leadsTo === undefined
    ? html`<th scope="row">${text(group)}</th>`
    : html`<th scope="row"><a href="${addresses.link(leadsTo)}">${text(group)}</a></th>`;
}

/** A reason without what it says to those who write queries. */
export const inWords = (explanation: string): string =>
  explanation
    .split(/(?<=。|\.(?: |$))/)
    .filter((sentence) => !/`|\b[A-Z]{4,}\b/.test(sentence))
    .join('')
    .trim();

export const isRefused = (amount: Amount): amount is { explanation: string } => 'explanation' in amount;

const words = ({ locale }: PageContext, value: number, unit: string): string =>
  amountWords({ value }, unit as Unit, locale);

function sumAndAverage(context: PageContext, headers: Headers, { sum, count }: SummaryGroup): Html {
  if (isRefused(sum))
    return html`<td colspan="2" class="long soft" data-header="${headers.sum}">${inWords(sum.explanation)}</td>`;
  return html`<td class="number" data-header="${headers.sum}">${words(context, sum.value, sum.unit)}</td>
    <td class="number" data-header="${headers.average}">${words(context, averageOf(sum, count), sum.unit)}</td>`;
}

export const averageOf = ({ value }: { value: number }, count: number): number =>
  Math.round((value / count) * 100) / 100;

const amountCell = (context: PageContext, header: string, amount: Amount): Html =>
  isRefused(amount)
    ? html`<td class="soft" data-header="${header}">${inWords(amount.explanation)}</td>`
    : html`<td class="number" data-header="${header}">${words(context, amount.value, amount.unit)}</td>`;

import {
  amountWords,
  dateText,
  inLanguage,
  numberText,
  translatorOf,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { recordPath } from '@tokorozawa/resources';
import type { Unit } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import type { Grouping } from './grouping';
import { shown } from './list-table';
import { maxRecords, type Amount, type Summary, type SummaryGroup } from './read-summary';

/**
 * Counts, sums, averages and extremes of figures. What may not be added up says why.
 * @param records how many records meet the conditions
 */
export function summaryPart(context: PageContext, grouping: Grouping, summary: Summary, records: number): Html {
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
  return html`<h2 id="summary">${t('数値の集計', 'Summary of the figures')}</h2>
    ${
      typeof summary === 'string'
        ? html`<p class="notice">${summary === 'tooManyRecords' ? tooMany : away}</p>`
        : summary.length === 0
          ? html`<p>
              ${t('条件に合う記録には、集計できる数値がありません。', 'The records that meet the conditions have no figures.')}
            </p>`
          : groupsTable(context, grouping, summary, records)
    }`;
}

function groupsTable(context: PageContext, grouping: Grouping, groups: readonly SummaryGroup[], records: number): Html {
  const t = translatorOf(context);
  const keys = keysOf(context, grouping);
  return html`<p class="soft">
      ${scopeText(context, grouping, records)}
      ${t(
        '平均は、合計できる数値の合計を個数で割ったものです。合計できない数値は、その理由を示します。',
        'The average is the sum divided by the count, where figures can be added up. Where they cannot, the reason is given.',
      )}
    </p>
    <div class="table" tabindex="0" role="region" aria-labelledby="summary">
      <table data-whole>
        <caption>
          ${inLanguage(context, grouping.label)}
        </caption>
        <thead>
          <tr>
            ${keys.map(({ head }) => html`<th scope="col">${head}</th>`)}
            <th scope="col" class="number">${t('個数', 'Count')}</th>
            <th scope="col" class="number">${t('合計', 'Sum')}</th>
            <th scope="col" class="number">${t('平均', 'Average')}</th>
            <th scope="col" class="number">${t('最小', 'Least')}</th>
            <th scope="col" class="number">${t('最大', 'Most')}</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            (group) =>
              html`<tr>
                ${keys.map(({ value }) => html`<th scope="row">${value(group)}</th>`)}
                <td class="number">${numberText(group.count, context.locale)}</td>
                ${sumAndAverage(context, group)} ${amountCell(context, group.min)} ${amountCell(context, group.max)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

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

interface Key {
  head: string;
  value(group: SummaryGroup): Html | string;
}

/** The columns that say which group a row is. */
function keysOf(context: PageContext, grouping: Grouping): Key[] {
  const t = translatorOf(context);
  const { addresses, locale } = context;
  const keys: Record<string, Key> = {
    INDICATOR: {
      head: t('指標', 'Indicator'),
      value: ({ indicator }) =>
        indicator ? html`<a href="${addresses.link(`/indicators/${indicator.code}`)}">${indicator.name}</a>` : '',
    },
    FISCAL_YEAR: {
      head: t('年度', 'Fiscal year'),
      value: ({ fiscalYear }) =>
        typeof fiscalYear !== 'number' ? t('複数', 'Several') : t(`${fiscalYear}年度`, String(fiscalYear)),
    },
    PERIOD: { head: t('時点', 'Period'), value: ({ date }) => (date ? dateText(date, locale) : '') },
    RECORD: {
      head: t('記録', 'Record'),
      value: ({ record }) =>
        record ? html`<a href="${addresses.link(recordPath(record.id))}">${record.name}</a>` : '',
    },
  };
  const { groupBy, column } = grouping;
  const ofFigures = groupBy.flatMap((name) => keys[name] ?? []);
  if (column) {
    const none = t('なし', 'None');
    const value = (group: SummaryGroup): Html | string =>
      group.value === null ? none : shown(context, column, group.value);
    return [{ head: inLanguage(context, column.head), value }, ...ofFigures];
  }
  if (groupBy.length === 0) return [{ head: t('範囲', 'Figures'), value: () => t('すべての数値', 'All figures') }];
  return ofFigures;
}

/** A reason without what it says to those who write queries. */
const inWords = (explanation: string): string =>
  explanation
    .split(/(?<=。|\.(?: |$))/)
    .filter((sentence) => !/`|\b[A-Z]{4,}\b/.test(sentence))
    .join('')
    .trim();

const isRefused = (amount: Amount): amount is { explanation: string } => 'explanation' in amount;

const words = ({ locale }: PageContext, value: number, unit: string): string =>
  amountWords({ value }, unit as Unit, locale);

function sumAndAverage(context: PageContext, { sum, count }: SummaryGroup): Html {
  if (isRefused(sum)) return html`<td colspan="2" class="text soft">${inWords(sum.explanation)}</td>`;
  const average = Math.round((sum.value / count) * 100) / 100;
  return html`<td class="number">${words(context, sum.value, sum.unit)}</td>
    <td class="number">${words(context, average, sum.unit)}</td>`;
}

const amountCell = (context: PageContext, amount: Amount): Html =>
  isRefused(amount)
    ? html`<td class="soft">${inWords(amount.explanation)}</td>`
    : html`<td class="number">${words(context, amount.value, amount.unit)}</td>`;

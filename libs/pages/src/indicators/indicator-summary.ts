import { countCorrected } from '@tokorozawa/answer-tables';
import { Locale, Unit } from '@tokorozawa/vocabulary';
import { type Amount, amountWords, figureWords, numberWords, printedDecimals } from '../words/amount-words';
import { dateText } from '../values';
import { type Translator, translatorOf } from '../words/translator';
import type { Figure, IndicatorData, ReadIndicator } from './read-indicator';

/** What the figures of an indicator say, in sentences. */
export interface IndicatorSummary {
  /** The newest figures, and how they have changed. */
  sentences: string[];
  /** What must be known before the figures are used. */
  cautions: string[];
}

/** More changes than these are seen in the table. */
const maxChanges = 5;

interface Words {
  t: Translator;
  amount(figure: Pick<Figure, 'value' | 'printed' | 'status'>): string;
  date(figure: Figure): string;
  locale: Locale;
  unit: Unit;
}

/** Computes what is said of an indicator from its figures alone, and from why the graph refuses to add them up. */
export function summaryOf(
  { indicator, figures, sum }: Pick<ReadIndicator, 'indicator' | 'figures' | 'sum'>,
  locale: Locale,
): IndicatorSummary {
  const { unit } = indicator;
  const t = translatorOf({ locale });
  const words: Words = {
    t,
    locale,
    unit,
    date: ({ date }) => dateText(date, locale),
    amount: (figure) => figureWords(figure, unit, locale),
  };
  if (figures.length === 0)
    return { sentences: [t('この指標の数値はありません。', 'It has no figures.')], cautions: [] };
  return {
    sentences: [
      ...comparable(indicator, figures).flatMap((group) => newestOf(group, words)),
      ...changesOf(figures, words),
      ...totalsOf(figures, words),
    ],
    cautions: [
      ...periodsOf(figures, words),
      ...doubtsOf(figures, words),
      ...additivityOf(indicator, figures, words),
      ...refusedSumOf(sum, words),
    ],
  };
}

/** What a figure is of: its record, and its dimensions in brackets. */
export function labelOf({ record, name, dimensions }: Figure, locale: Locale): string {
  const values = dimensions.map(({ value }) => value).join(locale === Locale.EN ? ', ' : '、');
  const of = record?.name ?? name;
  if (!values || values === of) return of;
  return locale === Locale.EN ? `${of} (${values})` : `${of}(${values})`;
}

/**
 * The figures that may be compared with each other: those with the same value of each dimension that must not be added up,
 * such as copies in a month and in a year. Totals are left out, and figures that cannot be relied upon.
 */
function comparable({ dimensions }: IndicatorData, figures: readonly Figure[]): Figure[][] {
  const apart = new Set(dimensions.filter(({ isAdditive }) => !isAdditive).map(({ code }) => code));
  const usable = figures.filter(({ parts, status }) => !parts && status !== 'LOW_RELIABILITY');
  return groupsOf(usable, (figure) =>
    figure.dimensions.filter(({ dimension }) => apart.has(dimension)).map(({ code }) => code),
  );
}

/** The figures with equal keys together, in their order. */
function groupsOf(figures: readonly Figure[], keyOf: (figure: Figure) => unknown): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = JSON.stringify(keyOf(figure));
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return [...groups.values()];
}

/** The figures of the newest period of a group: the only one, or the largest and the smallest. */
function newestOf(group: Figure[], words: Words): string[] {
  const { t, amount, date, locale } = words;
  const last = group.reduce((newest, figure) => (figure.date.latest > newest.date.latest ? figure : newest));
  const newest = group.filter((figure) => isSamePeriod(figure, last));
  const when = date(last);
  if (newest.length === 1) {
    const label = labelOf(last, locale);
    return [t(`${when}の${label}は${amount(last)}です。`, `The figure for ${when} is ${amount(last)} (${label}).`)];
  }
  const [least, most] = [Math.min, Math.max].map((choose) => choose(...newest.map(({ value }) => value)));
  const largest = newest.filter(({ value }) => value === most);
  const smallest = newest.filter(({ value }) => value === least);
  const count = newest.length;
  if (least === most) {
    const all = amount(last);
    return [t(`${when}の${count}つの数値は、どれも${all}です。`, `The ${count} figures for ${when} are all ${all}.`)];
  }
  const [high, low] = [largest, smallest].map((some) => amount(some[0] as Figure));
  return [
    t(
      `${when}の${count}つの数値のうち、最も大きいのは${namesOf(largest, words)}の${high}、最も小さいのは${namesOf(smallest, words)}の${low}です。`,
      `Of the ${count} figures for ${when}, the largest is ${high} (${namesOf(largest, words)}) and the smallest ${low} (${namesOf(smallest, words)}).`,
    ),
  ];
}

const isSamePeriod = (a: Figure, b: Figure): boolean =>
  a.date.earliest === b.date.earliest && a.date.latest === b.date.latest;

function namesOf(figures: Figure[], { t, locale }: Words): string {
  const labels = [...new Set(figures.map((figure) => labelOf(figure, locale)))];
  const named = labels.slice(0, 3).join(t('、', ', '));
  const more = labels.length - 3;
  return more > 0 ? t(`${named}ほか${more}件`, `${named} and ${more} more`) : named;
}

/** How each series has changed since the period before. */
function changesOf(figures: readonly Figure[], words: Words): string[] {
  const { t } = words;
  const series = groupsOf(figures, ({ recordId, dimensions }) => [
    recordId.split('@')[0],
    dimensions.map(({ code }) => code),
  ]);
  const changes = series.flatMap((one) => changeOf(one, words));
  if (changes.length === 0) {
    return [
      t(
        '同じ対象の前の時点の数値がないため、変化は分かりません。',
        'There is no earlier figure of the same thing, so no change can be told.',
      ),
    ];
  }
  const more = changes.length - maxChanges;
  return [
    ...changes.slice(0, maxChanges),
    ...(more > 0
      ? [t(`ほかに${more}件の変化があります。表をご覧ください。`, `The table shows ${more} more changes.`)]
      : []),
  ];
}

function changeOf(series: Figure[], { t, amount, date, locale, unit }: Words): string[] {
  const usable = series.filter(({ status }) => status !== 'LOW_RELIABILITY');
  const after = usable.at(-1);
  const before = after && usable.findLast(({ date }) => date.latest < after.date.earliest);
  if (!before || before.date.precision !== after.date.precision) return [];
  const label = labelOf(after, locale);
  const difference = rounded(after.value - before.value);
  const [from, to] = [amount(before), amount(after)];
  if (difference === 0) {
    return [
      t(
        `${label}は${date(before)}と${date(after)}で変わらず、${to}です。`,
        `${label}: unchanged from ${date(before)} to ${date(after)}, at ${to}.`,
      ),
    ];
  }
  const decimals = decimalsOf([before, after]);
  const size = sizeOfChange({ value: Math.abs(difference), decimals }, before.value, unit, locale);
  const way = difference > 0 ? t('増えました', 'up') : t('減りました', 'down');
  return [
    t(
      `${label}は${date(before)}の${from}から${date(after)}の${to}へ、${size}${way}。`,
      `${label}: from ${from} in ${date(before)} to ${to} in ${date(after)}, ${way} by ${size}.`,
    ),
  ];
}

/** "+1,234人(2.3%)"; of percentages in points. */
function sizeOfChange(size: Amount, before: number, unit: Unit, locale: Locale): string {
  if (unit === Unit.PERCENT) {
    const points = numberWords(size, locale);
    return locale === Locale.EN ? `${points} percentage points` : `${points}ポイント`;
  }
  const amount = amountWords(size, unit, locale);
  if (before <= 0) return amount;
  const share = amountWords(
    { value: Math.round((size.value / before) * 1_000) / 10, decimals: 1 },
    Unit.PERCENT,
    locale,
  );
  return locale === Locale.EN ? `${amount} (${share})` : `${amount}(${share})`;
}

/** What is computed from figures has as many digits behind the point as the most precise of them. */
const decimalsOf = (figures: readonly Pick<Figure, 'printed' | 'value'>[]): number =>
  Math.max(...figures.map(({ printed, value }) => printedDecimals(printed, value)));

/** Without the noise of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** What the source prints as a total, and whether its parts add up to it. */
function totalsOf(figures: readonly Figure[], { t, amount, date, locale }: Words): string[] {
  return figures.flatMap((figure) => {
    const { parts, value } = figure;
    if (!parts || parts.length === 0) return [];
    const sum = rounded(parts.reduce((all, part) => all + part.value, 0));
    const [when, total] = [date(figure), amount(figure)];
    if (sum === value) {
      return [
        t(
          `資料に計として印刷された${when}の${total}は、${parts.length}つの内訳の和と一致します。`,
          `The total of ${total} that the source prints for ${when} is the sum of its ${parts.length} parts.`,
        ),
      ];
    }
    const computed = numberWords({ value: sum, decimals: decimalsOf([figure]) }, locale);
    return [
      t(
        `資料に計として印刷された${when}の${total}は、${parts.length}つの内訳の和${computed}と一致しません。`,
        `The total of ${total} that the source prints for ${when} is not the sum of its ${parts.length} parts, which is ${computed}.`,
      ),
    ];
  });
}

/** Why the graph refuses to add up all figures, for the reasons that do not follow from the indicator. */
const refusals: Partial<Record<string, [ja: string, en: string]>> = {
  SEVERAL_EDITIONS: [
    '同じ数値を二つの年度版が載せているため、すべてを足すと重ねて数えます。',
    'Two editions print the same figure: a sum of all figures would count it twice.',
  ],
  TOTAL_AND_PARTS: [
    '計とその内訳があるため、すべてを足すと重ねて数えます。',
    'There are totals and their parts: a sum of all figures would count the parts twice.',
  ],
  MAY_INCLUDE: [
    '一方が他方を含むかもしれず、資料はそれを述べていません。すべてを足すと、重ねて数えるおそれがあります。',
    'One of the figures may include another, which the source does not say: a sum of all figures could count it twice.',
  ],
  PERIODS_OVERLAP: [
    '期間の重なる数値があるため、すべてを足すと重ねて数えます。',
    'The periods of some figures overlap: a sum of all figures would count twice.',
  ],
};

function refusedSumOf(sum: ReadIndicator['sum'], { t }: Words): string[] {
  const words = sum?.__typename === 'NotAdditive' ? refusals[sum.reason] : undefined;
  return words ? [t(...words)] : [];
}

/** The periods that the source does not state. */
function periodsOf(figures: readonly Figure[], { t }: Words): string[] {
  const count = figures.filter(({ dateBasis }) => dateBasis === 'EDITION').length;
  if (count === 0) return [];
  const [all, some] = [
    t(
      '資料はいつの数値かを述べていません。時点は、掲載した年度版の年度としています。',
      'The source does not say of when the figures are. The fiscal year of its edition is given.',
    ),
    t(
      `${count}つの数値は、資料に時点の記載がありません。時点は、掲載した年度版の年度としています。`,
      `For ${count} of the figures the source does not say of when they are. The fiscal year of its edition is given.`,
    ),
  ];
  return [count === figures.length ? all : some];
}

/** Whether something of a figure is doubtful: its value, or how it was read. */
export const isInDoubt = ({ status, provenance }: Figure): boolean =>
  status !== 'NORMAL' ||
  provenance.status === 'UNCERTAIN' ||
  provenance.corrections.some(({ kind, confidence }) => kind === 'KEPT_IN_DOUBT' || confidence === 'LOW');

function doubtsOf(figures: readonly Figure[], { t }: Words): string[] {
  const doubtful = figures.filter(isInDoubt).length;
  const corrected = figures.filter(({ provenance }) => countCorrected(provenance.corrections) > 0).length;
  return [
    ...(doubtful > 0
      ? [
          t(
            `${figures.length}つの数値のうち${doubtful}つは、概数であるか、疑いがあります。`,
            `${doubtful} of the ${figures.length} figures ${doubtful === 1 ? 'is' : 'are'} approximate or in doubt.`,
          ),
        ]
      : []),
    ...(corrected > 0
      ? [
          t(
            `${figures.length}つの数値のうち${corrected}つは、印刷のとおりには読んでいないか、補っています。理由は下にあります。`,
            `${corrected} of the ${figures.length} figures ${corrected === 1 ? 'is' : 'are'} read otherwise than printed, or supplemented. The reasons are below.`,
          ),
        ]
      : []),
  ];
}

/** What must not be added up, and why. */
function additivityOf(indicator: IndicatorData, figures: readonly Figure[], { t }: Words): string[] {
  const { isAdditiveOverRecords, isAdditiveOverPeriods, whyNotAdditive, dimensions } = indicator;
  if (figures.length < 2) return [];
  const apart = dimensions.filter(({ isAdditive }) => !isAdditive).map(({ name }) => name);
  const kinds = [
    ...(isAdditiveOverRecords ? [] : [t('対象どうし', 'over what they are about')]),
    ...(isAdditiveOverPeriods ? [] : [t('時点どうし', 'over time')]),
    ...apart.map((name) => t(`「${name}」の違うものどうし`, `over the dimension “${name}”`)),
  ];
  if (kinds.length === 0) return [];
  return [
    t(
      `次の数値は足し合わせられません：${kinds.join('、')}。${whyNotAdditive}`,
      `The figures must not be added up ${kinds.join(', nor ')}. ${whyNotAdditive}`,
    ),
  ];
}
